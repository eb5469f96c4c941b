import 'server-only';
import type { Signs } from '@/lib/domain/absence';
import { database } from '../db';
import { grantsSql, mayReadSql } from './readable-channels-sql';

/** Somebody who holds work that waits for an answer, and the last signs of them. */
export interface Holder extends Signs {
  workspaceId: string;
  agentId: string;
  /** How long the workspace waits for somebody who is away. */
  limitMinutes: number;
}

const WAITS = `conversation.status = 'open'
  AND (conversation.needs_reply_count > 0 OR conversation.is_marked_needs_reply)`;

/** Everybody who holds work that waits, where work goes back at all. */
export async function listHolders(): Promise<Holder[]> {
  const rows = await database.rows<Omit<Holder, keyof Signs> & { [S in keyof Signs]: Date | null }>(
    `SELECT membership.workspace_id AS "workspaceId", membership.agent_id AS "agentId",
       workspace.return_after_minutes AS "limitMinutes", membership.away_since AS "awaySince",
       (SELECT max(session.last_seen_at) FROM session
        WHERE session.agent_id = membership.agent_id
          AND session.workspace_id = membership.workspace_id) AS "lastSeenAt"
     FROM membership JOIN workspace ON workspace.id = membership.workspace_id
     WHERE workspace.return_after_minutes IS NOT NULL AND workspace.suspended_at IS NULL AND EXISTS (
       SELECT FROM conversation WHERE conversation.workspace_id = membership.workspace_id
         AND conversation.assignee_id = membership.agent_id AND ${WAITS})`,
  );
  return rows.map(({ awaySince, lastSeenAt, ...holder }) => ({
    ...holder,
    awaySince: awaySince?.toISOString() ?? null,
    lastSeenAt: lastSeenAt?.toISOString() ?? null,
  }));
}

/** What somebody holds that waits for an answer, without what they were given later than that. Longest wait first. */
export async function listWaitingWork(
  { workspaceId, agentId }: { workspaceId: string; agentId: string },
  givenBefore: Date,
): Promise<string[]> {
  const rows = await database.rows<{ id: string }>(
    `SELECT conversation.id FROM conversation
     WHERE conversation.workspace_id = $1::uuid AND conversation.assignee_id = $2::uuid AND ${WAITS}
       AND NOT EXISTS (
         SELECT FROM activity WHERE activity.workspace_id = $1::uuid AND activity.kind = 'assigned'
           AND activity.conversation_id = conversation.id AND activity.at > $3::timestamptz)
     ORDER BY conversation.last_message_at, conversation.id`,
    [workspaceId, agentId, givenBefore.toISOString()],
  );
  return rows.map(({ id }) => id);
}

interface Stranded {
  id: string;
  agentId: string;
  reason: 'left' | 'blind';
  /** Who gets it; null for the queue. */
  toId: string | null;
}

/** To whom a leaver's work was handed over, where they may read it and are still there themselves. */
const HEIR = `
  SELECT heir.agent_id FROM membership AS heir ${grantsSql('heir.agent_id')}
  WHERE heir.workspace_id = membership.workspace_id AND heir.agent_id = membership.hand_over_to_id
    AND membership.deactivated_at IS NOT NULL AND heir.deactivated_at IS NULL AND ${mayReadSql('heir.role')}`;

/** What is held by somebody who was let out, or may not read its channel. */
export function listStrandedWork(workspaceId: string): Promise<Stranded[]> {
  return database.rows<Stranded>(
    `SELECT conversation.id, conversation.assignee_id AS "agentId",
       CASE WHEN membership.deactivated_at IS NULL THEN 'blind' ELSE 'left' END AS reason,
       (${HEIR}) AS "toId"
     FROM conversation
     JOIN membership ON membership.workspace_id = conversation.workspace_id
       AND membership.agent_id = conversation.assignee_id
     JOIN channel ON channel.workspace_id = conversation.workspace_id AND channel.id = conversation.channel_id
     ${grantsSql('membership.agent_id')}
     WHERE conversation.workspace_id = $1::uuid
       AND (membership.deactivated_at IS NOT NULL OR NOT ${mayReadSql('membership.role')})
     ORDER BY conversation.last_message_at, conversation.id`,
    [workspaceId],
  );
}
