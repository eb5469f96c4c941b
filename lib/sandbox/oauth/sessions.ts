import { ApiFault } from '../http/api-fault';
import type { Sandbox } from '../sandbox';
import { secretToken } from '../state/ids';
import type { Session } from '../state/records';
import { OAuthFault } from './oauth-fault';

const SESSIONS_PER_USER = 5;
const USED_GRACE_MS = 10_000;
const UNUSED_GRACE_MS = 60 * 60_000;

export interface Lifetimes {
  readonly accessTtlSeconds: number;
  readonly refreshTtlSeconds: number;
}

/** Whose session it is, and through which app. */
export type Holder = Pick<Session, 'userId' | 'appId'>;

/** Starts a session; the user's oldest one with this app ends when there are more than five. */
export function startSession(sandbox: Sandbox, { userId, appId }: Holder, lifetimes: Lifetimes): Session {
  const { sessions } = sandbox.store;
  const others = sessions.where((session) => session.userId === userId && session.appId === appId);
  others.sort((a, b) => a.createdAt - b.createdAt);
  for (const oldest of others.slice(0, Math.max(0, others.length - SESSIONS_PER_USER + 1))) {
    sessions.delete(oldest.id);
  }
  return sessions.put({
    id: secretToken(12),
    appId,
    userId,
    createdAt: sandbox.clock.now(),
    formerRefreshToken: null,
    rotatedAt: null,
    ...freshTokens(sandbox, lifetimes),
  });
}

/**
 * Exchanges a refresh token. It is single use: the former one still yields the same new pair, ten
 * seconds after the new access token was used or an hour if it never was (API notes, section 12).
 * Throws invalid_grant with OAU-213 otherwise.
 */
export function refreshSession(
  sandbox: Sandbox,
  appId: string,
  refreshToken: string,
  lifetimes: Lifetimes,
): Session {
  const now = sandbox.clock.now();
  const { store } = sandbox;
  const session = firstOf(store.sessionsByRefreshToken.of(refreshToken), appId);
  if (session && now < session.refreshExpiresAt) {
    return store.sessions.put({
      ...session,
      formerRefreshToken: refreshToken,
      rotatedAt: now,
      ...freshTokens(sandbox, lifetimes),
    });
  }
  const rotated = firstOf(store.sessionsByFormerToken.of(refreshToken), appId);
  if (rotated?.rotatedAt && now < rotated.rotatedAt + graceOf(rotated)) return rotated;
  throw new OAuthFault(400, 'invalid_grant', 'OAU-213', 'Token not found');
}

/** Ends the session of any of its tokens; unknown tokens are no error. */
export function endSession(sandbox: Sandbox, token: string): void {
  const { store } = sandbox;
  const [session] = [...store.sessionsByAccessToken.of(token), ...store.sessionsByRefreshToken.of(token)];
  if (session) store.sessions.delete(session.id);
}

/** The session of an Authorization header. Throws a 401: OAU-149, OAU-129, OAU-213 or OAU-128. */
export function authenticate(sandbox: Sandbox, authorization: string | undefined): Session {
  const token = /^bearer\s+(.+)$/i.exec(authorization ?? '')?.[1]?.trim();
  if (!token) throw unauthorized('OAU-149', 'Unparsable access token');
  if (!/^[\w.~+/=-]+$/.test(token)) throw unauthorized('OAU-129', 'Access token corrupted');
  const [session] = sandbox.store.sessionsByAccessToken.of(token);
  if (!session) throw unauthorized('OAU-213', 'Token not found');
  if (sandbox.clock.now() >= session.accessExpiresAt) throw unauthorized('OAU-128', 'Access token expired');
  return session.isAccessUsed ? session : sandbox.store.sessions.put({ ...session, isAccessUsed: true });
}

/** Lets one access token, or every one, expire now; refresh tokens stay good. */
export function expireAccessTokens(sandbox: Sandbox, accessToken?: string): void {
  const now = sandbox.clock.now();
  for (const session of [...sandbox.store.sessions.all()]) {
    if (accessToken !== undefined && session.accessToken !== accessToken) continue;
    sandbox.store.sessions.put({ ...session, accessExpiresAt: Math.min(session.accessExpiresAt, now) });
  }
}

function freshTokens(sandbox: Sandbox, { accessTtlSeconds, refreshTtlSeconds }: Lifetimes) {
  const now = sandbox.clock.now();
  return {
    accessToken: secretToken(48),
    accessExpiresAt: now + accessTtlSeconds * 1000,
    accessTtlSeconds,
    isAccessUsed: false,
    refreshToken: secretToken(48),
    refreshExpiresAt: now + refreshTtlSeconds * 1000,
    refreshTtlSeconds,
  };
}

/** A refresh token serves only the app that it was given to. */
function firstOf(sessions: readonly Session[], appId: string): Session | undefined {
  return sessions.find((session) => session.appId === appId);
}

function graceOf(session: Session): number {
  return session.isAccessUsed ? USED_GRACE_MS : UNUSED_GRACE_MS;
}

function unauthorized(code: string, message: string): ApiFault {
  return new ApiFault(401, code, message, { headers: { 'WWW-Authenticate': 'Bearer realm="RC API"' } });
}
