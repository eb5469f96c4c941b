import 'server-only';
import type { AuthOptions } from 'next-auth';
import { z } from 'zod';
import { acceptInvitationByOwnLogin } from '../commands/accept-invitation-by-own-login';
import type { SignInPlace } from '../commands/sign-in';
import { type BroughtLogin, signInByOwnLogin } from '../commands/sign-in-by-own-login';
import type { DeploymentApp } from '../env';
import { USUAL_BASE_PATH } from '../ringcentral/connection';
import { readPlatformUser } from '../ringcentral/extensions';
import { consentPage, revoke, tradeCode } from '../ringcentral/oauth';

/** What next-auth knows it by, and calls its address to come back to. */
export const RINGCENTRAL = 'ringcentral';

const bringing = z.object({
  user: z.object({ id: z.string(), name: z.string().nullable() }),
  tokens: z.object({
    userId: z.string().nullable(),
    accessToken: z.string(),
    accessTokenLife: z.number(),
    refreshToken: z.string().nullable(),
    refreshTokenLife: z.number().nullable(),
  }),
}) satisfies z.ZodType<BroughtLogin>;

/**
 * Begins a session of whoever comes back from RingCentral. A token that is of no use then, to anybody, is ended there.
 *
 * @param account what next-auth hands on of what `ringcentralProvider` read
 * @param invitation the token of the invitation they left from; null for whoever only signs in
 * @throws AppError as `signInByOwnLogin` and `acceptInvitationByOwnLogin` do
 */
export async function beginByRingcentral(
  app: DeploymentApp,
  account: unknown,
  invitation: string | null,
  place: SignInPlace,
): Promise<{ token: string }> {
  const now = new Date();
  const { brought } = z.object({ brought: bringing }).parse(account);
  let unused: string | null = brought.tokens.accessToken;
  try {
    const begun =
      invitation === null
        ? await signInByOwnLogin(app, brought, place, now)
        : await acceptInvitationByOwnLogin({ invitation, app, brought }, place, now);
    unused = begun.unused;
    return begun;
  } finally {
    if (unused !== null) await revoke(app, unused);
  }
}

/**
 * RingCentral as a place to sign in, by the app of the deployment. Its code is traded as every other one of it, with PKCE; that only
 * this browser can bring it, next-auth checks (state). What comes of it is handed on beside the profile, since next-auth may log that.
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
        return { tokens: { brought: await readLogin(app, grant) } };
      },
    },
    userinfo: { request: async ({ tokens }) => ({ sub: bringing.parse(tokens.brought).user.id }) },
    profile: ({ sub }) => ({ id: String(sub) }),
  };
}

/** Where a provider trades codes itself, comparing the two is left to it. @throws where another browser began it */
function requireState(came: unknown, expected: string | undefined): void {
  if (expected === undefined || came !== expected) throw new Error('the state is another one');
}

/** @throws where the platform does not say who it is: next-auth leads back to the sign-in page then */
async function readLogin(app: DeploymentApp, grant: Parameters<typeof tradeCode>[1]): Promise<BroughtLogin> {
  const traded = await tradeCode(app, grant);
  if (traded.outcome !== 'ok') throw new Error(`no token: ${traded.outcome}`);
  const { accessToken, userId } = traded.value;
  const connection = {
    serverUrl: app.serverUrl,
    accessToken,
    basePath: USUAL_BASE_PATH,
    generation: 'undetected',
  } as const;
  const user = await readPlatformUser(connection, '~');
  if (user.outcome === 'ok') return { user: user.value, tokens: traded.value };
  // The app may lack the right to read names: the number alone is enough.
  if (userId !== null) return { user: { id: userId, name: null }, tokens: traded.value };
  throw new Error(`no user: ${user.outcome}`);
}
