import 'server-only';
import type { AuthOptions } from 'next-auth';
import { z } from 'zod';
import type { PlatformIdentity } from '../commands/sign-in-by-own-login';
import type { DeploymentApp } from '../env';
import { USUAL_BASE_PATH } from '../ringcentral/connection';
import { readPlatformUser } from '../ringcentral/extensions';
import { consentPage, revoke, type Tokens, tradeCode } from '../ringcentral/oauth';

/** What next-auth knows it by, and calls its address to come back to. */
export const RINGCENTRAL = 'ringcentral';

const profile = z.object({ serverUrl: z.string(), sub: z.string() });

/** Whom RingCentral said somebody is. */
export function platformIdentityOf(told: unknown): PlatformIdentity {
  const { serverUrl, sub } = profile.parse(told);
  return { serverUrl, userId: sub };
}

/**
 * RingCentral as a place to sign in, by the app of the deployment. Its code is traded as every other one of it, with PKCE; that only
 * this browser can bring it, next-auth checks (state). The token tells who it is and is ended at once: nobody speaks by it.
 */
export function ringcentralProvider(app: DeploymentApp): AuthOptions['providers'][number] {
  return {
    id: RINGCENTRAL,
    name: 'RingCentral',
    type: 'oauth',
    // Without a scope: the platform has none for signing in.
    authorization: { url: consentPage(app), params: { scope: undefined } },
    checks: ['pkce', 'state'],
    clientId: app.clientId,
    clientSecret: app.clientSecret,
    token: {
      request: async ({ params, checks, provider }) => {
        requireState(params.state, checks.state);
        const verifier = checks.code_verifier ?? '';
        const grant = { code: params.code ?? '', redirectUri: provider.callbackUrl, verifier };
        return { tokens: { userId: await readUserId(app, grant) } };
      },
    },
    userinfo: { request: async ({ tokens }) => ({ serverUrl: app.serverUrl, sub: String(tokens.userId) }) },
    profile: ({ sub }) => ({ id: String(sub) }),
  };
}

/** Where a provider trades codes itself, comparing the two is left to it. @throws where another browser began it */
function requireState(came: unknown, expected: string | undefined): void {
  if (expected === undefined || came !== expected) throw new Error('the state is another one');
}

/** @throws where the platform does not say who it is: next-auth leads back to the sign-in page then */
async function readUserId(app: DeploymentApp, grant: Parameters<typeof tradeCode>[1]): Promise<string> {
  const traded = await tradeCode(app, grant);
  if (traded.outcome !== 'ok') throw new Error(`no token: ${traded.outcome}`);
  const userId = traded.value.userId ?? (await askWho(app, traded.value));
  await revoke(app, traded.value.accessToken);
  return userId;
}

async function askWho({ serverUrl }: DeploymentApp, { accessToken }: Tokens): Promise<string> {
  const connection = { serverUrl, accessToken, basePath: USUAL_BASE_PATH, generation: 'undetected' } as const;
  const user = await readPlatformUser(connection, '~');
  if (user.outcome !== 'ok') throw new Error(`no user: ${user.outcome}`);
  return user.value.id;
}
