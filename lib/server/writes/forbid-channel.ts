import 'server-only';
import { isRightMissing } from '@/lib/domain/failure';
import type { MessageLogin } from '@/lib/domain/message';
import type { Transaction } from '../db';
import { appendToFeed } from '../feed/append';
import type { OutboxMessage } from '../queries/find-outbox-message';

/** The columns of a channel without a mark. */
export const notForbidden = { forbiddenCode: null, forbiddenAt: null, forbiddenMessageId: null };

interface Refusal {
  /** The platform's; null when it gave none. */
  code: string | null;
  /** By whose login it was tried. */
  login: MessageLogin | null;
  at: Date;
}

/**
 * A reply was refused because the login we spoke by lacks a right. Where that was its author's own, the channel is only
 * for reading for them; else for everybody, until an admin, or a reply that goes out, says otherwise. The first
 * evidence stays. Any other refusal marks nothing.
 */
export async function noteRefusedRight(
  tx: Transaction,
  { workspaceId, id }: OutboxMessage,
  { code, login, at }: Refusal,
): Promise<void> {
  if (code === null || !isRightMissing(code)) return;
  const mark = login === 'own' ? MARK_OWN : MARK;
  tell(tx, workspaceId, await tx.rows<Marked>(mark, [workspaceId, id, code, at.toISOString()]));
}

/** Whom a mark concerns; null for everybody. */
interface Marked {
  agentId: string | null;
}

function tell(tx: Transaction, workspaceId: string, marked: Marked[]): void {
  const event = { type: 'workspace.changed' } as const;
  for (const { agentId } of marked) appendToFeed(tx, workspaceId, event, agentId === null ? {} : { agentId });
}

const MARK = `
  UPDATE channel SET forbidden_code = $3, forbidden_at = $4::timestamptz, forbidden_message_id = message.id,
    version = channel.version + 1
  FROM message
  WHERE message.workspace_id = $1::uuid AND message.id = $2::uuid
    AND channel.workspace_id = $1::uuid AND channel.id = message.channel_id AND channel.forbidden_at IS NULL
  RETURNING NULL AS "agentId"`;

/** A login that was unlinked meanwhile marks nothing. */
const MARK_OWN = `
  INSERT INTO own_login_refusal (workspace_id, account_id, agent_id, channel_id, code, message_id, at)
  SELECT $1::uuid, message.account_id, message.agent_id, message.channel_id, $3, message.id, $4::timestamptz
  FROM message
  JOIN own_login ON own_login.workspace_id = $1::uuid AND own_login.account_id = message.account_id
    AND own_login.agent_id = message.agent_id
  WHERE message.workspace_id = $1::uuid AND message.id = $2::uuid
  ON CONFLICT DO NOTHING
  RETURNING agent_id AS "agentId"`;

/** The platform took a reply that was sent after a refusal: the right is there again. */
export async function noteGrantedRight(
  tx: Transaction,
  { workspaceId, id }: OutboxMessage,
  login: MessageLogin | null,
): Promise<void> {
  tell(tx, workspaceId, await tx.rows<Marked>(login === 'own' ? CLEAR_OWN : CLEAR, [workspaceId, id]));
}

const CLEAR = `
  UPDATE channel SET forbidden_code = NULL, forbidden_at = NULL, forbidden_message_id = NULL,
    version = channel.version + 1
  FROM message
  WHERE message.workspace_id = $1::uuid AND message.id = $2::uuid
    AND channel.workspace_id = $1::uuid AND channel.id = message.channel_id
    AND channel.forbidden_at < message.attempted_at
  RETURNING NULL AS "agentId"`;

const CLEAR_OWN = `
  DELETE FROM own_login_refusal AS refusal USING message
  WHERE message.workspace_id = $1::uuid AND message.id = $2::uuid
    AND refusal.workspace_id = $1::uuid AND refusal.channel_id = message.channel_id
    AND refusal.agent_id = message.agent_id AND refusal.at < message.attempted_at
  RETURNING refusal.agent_id AS "agentId"`;
