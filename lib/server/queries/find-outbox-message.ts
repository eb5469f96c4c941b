import 'server-only';
import type { DeliveryState } from '@/lib/domain/message';
import type { Database } from '../db';

/** A reply of ours as the outbox sees it. */
export interface OutboxMessage {
  workspaceId: string;
  accountId: string;
  conversationId: string;
  id: string;
  /** The fencing token under which the holder works. */
  fence: number;
  delivery: DeliveryState;
}

/** The columns of an `OutboxMessage`. */
export const OUTBOX_COLUMNS = `
  message.workspace_id AS "workspaceId", message.account_id AS "accountId",
  message.conversation_id AS "conversationId", message.id, message.fence, message.delivery::text`;

/** With what reconciliation must know. */
export interface OutboxRecord extends OutboxMessage {
  channelExternalId: string;
  attemptedAt: Date | null;
  absentSince: Date | null;
  /** It begins a private talk: whom it is for tells it from others of the same text. */
  isStartOfTalk: boolean;
}

/** @returns null when it is gone, or is no reply of ours */
export async function findOutboxMessage(
  db: Database,
  workspaceId: string,
  messageId: string,
): Promise<OutboxRecord | null> {
  const [record] = await db.rows<OutboxRecord>(
    `SELECT ${OUTBOX_COLUMNS},
       channel.external_id AS "channelExternalId", message.attempted_at AS "attemptedAt",
       message.absent_since AS "absentSince",
       message.start IS NOT NULL AND message.audience = 'private' AS "isStartOfTalk"
     FROM message
     JOIN channel ON channel.workspace_id = message.workspace_id AND channel.id = message.channel_id
     WHERE message.workspace_id = $1::uuid AND message.id = $2::uuid AND message.delivery IS NOT NULL`,
    [workspaceId, messageId],
  );
  return record ?? null;
}
