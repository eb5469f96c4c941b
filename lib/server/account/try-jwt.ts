import 'server-only';
import { isPassed } from '@/lib/domain/connect';
import type { App } from '../ringcentral/app';
import { signInWithJwt } from '../ringcentral/oauth';
import { signInFault, tryServer } from './try-account';
import { type TriedSignIn, tryTokens, type Whereabouts } from './try-tokens';

/** Tries a JWT from the server's address on, up to the first grave fault. @returns with the app, its address as it is meant */
export async function tryJwt(
  given: Whereabouts,
  jwt: string,
  now: Date,
): Promise<TriedSignIn & { app: App }> {
  const { checks, app } = await tryServer(given.app, now);
  if (!isPassed(checks)) return { checks, app, tokens: null, user: null };
  const signedIn = await signInWithJwt(app, jwt);
  if (signedIn.outcome !== 'ok') {
    return { checks: [...checks, signInFault(signedIn, 'jwt')], app, tokens: null, user: null };
  }
  const tried = await tryTokens({ ...given, app }, signedIn.value);
  return { ...tried, app, checks: [...checks, ...tried.checks] };
}
