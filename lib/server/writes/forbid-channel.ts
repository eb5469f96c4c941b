import 'server-only';
import { isRightMissing } from '@/lib/domain/failure';
import type { Transaction } from '../db';
import { appendToFeed } from '../feed/append';
import type { OutboxMessage } from '../queries/find-outbox-message';

/** The columns of a channel without a mark. */
export const notForbidden = { forbiddenCode: null, forbiddenAt: null, forbiddenMessageId: null };

/**
 * A reply was refused because the login we speak by lacks a right: its channel is only for reading until an admin, or
 * a reply that goes out, says otherwise. The first evidence stays. Any other refusal marks nothing.
 *
 * @param code the platform's; null when it gave none
 */
export async function noteRefusedRight(
  tx: Transaction,
  { workspaceId, id }: OutboxMessage,
  code: string | null,
  now: Date,
): Promise<void> {
  if (code === null || !isRightMissing(code)) return;
  const marked = await tx.rows(MARK, [workspaceId, id, code, now.toISOString()]);
  if (marked.length > 0) appendToFeed(tx, workspaceId, { type: 'workspace.changed' });
}

const MARK = `
  UPDATE channel SET forbidden_code = $3, forbidden_at = $4::timestamptz, forbidden_message_id = message.id,
    version = channel.version + 1
  FROM message
  WHERE message.workspace_id = $1::uuid AND message.id = $2::uuid
    AND channel.workspace_id = $1::uuid AND channel.id = message.channel_id AND channel.forbidden_at IS NULL
  RETURNING channel.id`;

/** The platform took a reply that was sent after a refusal: the right is there again. */
export async function noteGrantedRight(tx: Transaction, { workspaceId, id }: OutboxMessage): Promise<void> {
  const cleared = await tx.rows(CLEAR, [workspaceId, id]);
  if (cleared.length > 0) appendToFeed(tx, workspaceId, { type: 'workspace.changed' });
}

const CLEAR = `
  UPDATE channel SET forbidden_code = NULL, forbidden_at = NULL, forbidden_message_id = NULL,
    version = channel.version + 1
  FROM message
  WHERE message.workspace_id = $1::uuid AND message.id = $2::uuid
    AND channel.workspace_id = $1::uuid AND channel.id = message.channel_id
    AND channel.forbidden_at < message.attempted_at
  RETURNING channel.id`;
