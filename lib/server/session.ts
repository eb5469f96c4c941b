import 'server-only';
import { decode, encode } from 'next-auth/jwt';
import type { ApiScope, TokenRefusal } from '@/lib/domain/api-token';
import type { Role, SignedIn, Viewer } from '@/lib/domain/permission';
import { pool } from './db';
import { env } from './env';
import { derivedKey, hashOfSecret, workspaceOfApiSecret } from './secrets';

/** A session ends after so many seconds whatever happens. */
export const SESSION_MAX_AGE = 30 * 24 * 60 * 60;

/** With https the browser itself refuses the cookie from anywhere but this host. */
export function sessionCookieName(): string {
  return isSecure() ? '__Host-foyer-session' : 'foyer-session';
}

/** True when people reach Foyer over https, so that cookies may insist on it. */
export function isSecure(): boolean {
  return env().publicUrl.startsWith('https:');
}

/** What next-auth encrypts its cookie with. */
export function sessionKey(): string {
  return derivedKey('session').toString('base64url');
}

/**
 * Who sent these cookies? The cookie holds nothing but a random token; role and workspace are read each time, so
 * that a change of either, or the end of the session, holds at the next request.
 *
 * @param cookieHeader the request's `cookie` header
 * @returns null when nobody is signed in, or no longer
 */
export async function findViewer(cookieHeader: string | null): Promise<SignedIn | null> {
  const token = await tokenFrom(cookieHeader);
  const [found] = token === null ? [] : await findSessions([hashOfSecret(token)]);
  return found ?? null;
}

/**
 * Which of these sessions still stand, and as whom.
 *
 * @param hashes as in `SignedIn`; one statement for all of them, so that many streams can be watched
 */
export async function findSessions(hashes: string[]): Promise<SignedIn[]> {
  const { rows } = await pool().query<SignedIn>({ ...FIND_SESSIONS, values: [hashes] });
  return rows;
}

/** The cookie's value for a session's token: what next-auth writes at sign-in. */
export function encodeSession(token: string): Promise<string> {
  return encode({ token: { sid: token }, secret: sessionKey(), maxAge: SESSION_MAX_AGE });
}

/** The token inside these cookies, whether or not its session still stands; null when there is none of ours. */
export async function tokenFrom(cookieHeader: string | null): Promise<string | null> {
  const sealed = cookieNamed(sessionCookieName(), cookieHeader ?? '');
  if (!sealed) return null;
  // Anybody can send anything as a cookie: what cannot be opened was not made by us.
  const opened = await decode({ token: sealed, secret: sessionKey() }).catch(() => null);
  return typeof opened?.sid === 'string' ? opened.sid : null;
}

/** The first cookie of that name. */
export function cookieNamed(name: string, header: string): string | null {
  const found = header.split(';').find((pair) => pair.trimStart().startsWith(`${name}=`));
  return found ? found.trim().slice(name.length + 1) : null;
}

/**
 * Idle for a week ends it too; that it is in use is noted once in five minutes. Deactivated people have no sessions;
 * asked all the same, it costs nothing.
 */
const FIND_SESSIONS = {
  name: 'find-sessions',
  text: `
    WITH noted AS (
      UPDATE session SET last_seen_at = now() WHERE token_hash = ANY($1)
        AND last_seen_at < now() - interval '5 minutes' AND last_seen_at > now() - interval '7 days'
    )
    SELECT membership.workspace_id AS "workspaceId", membership.agent_id AS "agentId", membership.role::text,
      session.token_hash AS "sessionHash"
    FROM session
    JOIN agent ON agent.id = session.agent_id AND agent.deactivated_at IS NULL
    JOIN membership ON membership.workspace_id = session.workspace_id
      AND membership.agent_id = session.agent_id AND membership.deactivated_at IS NULL
    JOIN workspace ON workspace.id = session.workspace_id AND workspace.suspended_at IS NULL
    WHERE session.token_hash = ANY($1) AND session.expires_at > now()
      AND session.last_seen_at > now() - interval '7 days'`,
};

/** Whom a token of the API stands for, and whether it still does. */
export interface TokenHolder {
  /** Whoever made it, with the role they have now, narrowed to the token's channels, and by its name. */
  viewer: Viewer;
  scopes: ApiScope[];
  /** Null: it is good. */
  refusal: TokenRefusal | null;
}

interface HolderRecord {
  workspaceId: string;
  agentId: string;
  role: Role;
  program: string;
  scopes: ApiScope[];
  onlyChannelIds: string[] | null;
  refusal: TokenRefusal | null;
}

/**
 * Who asks with this token? Role, standing and channels are read each time, so that a change of any of them holds at
 * the next request.
 *
 * @returns null for what was never a token of ours
 */
export async function findTokenHolder(token: string): Promise<TokenHolder | null> {
  const workspaceId = workspaceOfApiSecret(token);
  if (workspaceId === null) return null;
  const values = [workspaceId, hashOfSecret(token)];
  const { rows } = await pool().query<HolderRecord>({ ...FIND_HOLDER, values });
  const [found] = rows;
  if (!found) return null;
  const { scopes, refusal, onlyChannelIds, ...viewer } = found;
  return { viewer: { ...viewer, ...(onlyChannelIds && { onlyChannelIds }) }, scopes, refusal };
}

/** That it is in use is noted once in five minutes. */
const FIND_HOLDER = {
  name: 'find-token-holder',
  text: `
    WITH noted AS (
      UPDATE api_token SET last_used_at = now()
      WHERE workspace_id = $1 AND secret_hash = $2 AND revoked_at IS NULL AND expires_at > now()
        AND (last_used_at IS NULL OR last_used_at < now() - interval '5 minutes')
    )
    SELECT api_token.workspace_id AS "workspaceId", api_token.made_by_id AS "agentId", membership.role::text,
      api_token.name AS program, api_token.scopes, CASE WHEN NOT api_token.every_channel THEN to_jsonb(api_token.channel_ids) END AS "onlyChannelIds",
      CASE WHEN api_token.revoked_at IS NOT NULL THEN 'revoked' WHEN api_token.expires_at <= now() THEN 'expired'
        WHEN agent.deactivated_at IS NOT NULL OR membership.deactivated_at IS NOT NULL THEN 'left'
        WHEN workspace.suspended_at IS NOT NULL THEN 'suspended' END AS refusal
    FROM api_token
    JOIN workspace ON workspace.id = api_token.workspace_id
    JOIN membership ON membership.workspace_id = api_token.workspace_id AND membership.agent_id = api_token.made_by_id
    JOIN agent ON agent.id = api_token.made_by_id
    WHERE api_token.workspace_id = $1 AND api_token.secret_hash = $2`,
};
