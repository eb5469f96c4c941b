import 'server-only';
import { type DeliveryState, type MessageLogin, mayMove, type WaitReason } from '@/lib/domain/message';
import type { Transaction } from '../db';
import type { OutboxMessage } from '../queries/find-outbox-message';
import { findAnsweredComment, touchComment } from './answered-comment';
import { beforeChange } from './lock-conversations';
import { settleConversations, unchangedMessages } from './settle-conversations';

/** What is noted together with the new state; everything left out is cleared. */
export interface DeliveryNews {
  to: DeliveryState;
  contentId?: string;
  failureCode?: string;
  failureDetail?: string;
  waitUntil?: Date;
  waitReason?: Exclude<WaitReason, 'undo'>;
  absentSince?: Date;
  /** Stays as it was when left out, also when it is null. */
  login?: MessageLogin | null;
}

/**
 * Moves a reply to another state and tells the feed. Only the holder of the newest fencing token moves it, and only
 * the way the table in lib/domain/message.ts allows: news that comes late changes nothing.
 *
 * @returns whether it moved
 */
export async function moveDelivery(
  tx: Transaction,
  message: OutboxMessage,
  news: DeliveryNews,
): Promise<boolean> {
  if (!mayMove(message.delivery, news.to)) return false;
  const comment = await findAnsweredComment(tx, message);
  const touched = comment ? [message, comment] : [message];
  const ids = touched.map(({ conversationId }) => conversationId);
  const before = await beforeChange(tx, message.workspaceId, ids);
  const [moved] = await tx.rows(MOVE, [
    message.workspaceId,
    message.id,
    message.fence,
    message.delivery,
    news.to,
    news.contentId ?? null,
    news.failureCode ?? null,
    news.failureDetail ?? null,
    news.waitUntil?.toISOString() ?? null,
    news.waitReason ?? null,
    news.absentSince?.toISOString() ?? null,
    news.login ?? null,
  ]);
  if (!moved) return false;
  if (comment) await touchComment(tx, message.workspaceId, comment.id);
  const change = { ...unchangedMessages(before), changed: touched.map(({ id }) => id) };
  await settleConversations(tx, message.workspaceId, change);
  return true;
}

const MOVE = `
  UPDATE message SET delivery = $5::delivery_state, fence = fence + 1, lease_until = NULL,
    content_id = coalesce($6, content_id), failure_code = $7, failure_detail = $8,
    wait_until = $9::timestamptz, wait_reason = $10, absent_since = $11::timestamptz,
    login = coalesce($12, login), version = version + 1
  WHERE workspace_id = $1::uuid AND id = $2::uuid AND fence = $3::int AND delivery = $4::delivery_state
  RETURNING id`;
