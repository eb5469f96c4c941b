import 'server-only';
import type { Forbidden, OwnSpeaker } from '@/lib/domain/speaker';

/** What `FORBIDDEN_COLUMNS` reads of a row of `channel`. */
export interface ForbiddenRecord {
  forbiddenCode: string | null;
  forbiddenAt: Date | null;
  /** Of the viewer's own login to the channel's account; null when they have none. */
  ownState: OwnSpeaker['state'] | null;
  ownCode: string | null;
  ownAt: Date | null;
}

/** What the platform has said of replies on a row of `channel`, by either login. $2 is the viewer. */
export const FORBIDDEN_COLUMNS = `
  channel.forbidden_code AS "forbiddenCode", channel.forbidden_at AS "forbiddenAt",
  login.state::text AS "ownState", own_refusal.code AS "ownCode", own_refusal.at AS "ownAt"`;

export const FORBIDDEN_JOINS = `
  LEFT JOIN own_login AS login ON login.workspace_id = channel.workspace_id
    AND login.account_id = channel.account_id AND login.agent_id = $2::uuid
  LEFT JOIN own_login_refusal AS own_refusal ON own_refusal.workspace_id = channel.workspace_id
    AND own_refusal.channel_id = channel.id AND own_refusal.agent_id = $2::uuid`;

/** The mark of a channel on which the login that the workspace shares may not reply. */
export function toForbidden({ forbiddenCode, forbiddenAt }: ForbiddenRecord): Forbidden | null {
  return markOf(forbiddenCode, forbiddenAt);
}

/** The viewer's own login, and what the platform has said to it. */
export function toOwnSpeaker({ ownState, ownCode, ownAt }: ForbiddenRecord): OwnSpeaker | null {
  return ownState && { state: ownState, forbidden: markOf(ownCode, ownAt) };
}

/** Both columns are set, or neither. */
function markOf(code: string | null, at: Date | null): Forbidden | null {
  return code === null || at === null ? null : { code, at: at.toISOString() };
}
