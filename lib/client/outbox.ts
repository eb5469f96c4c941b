import * as z from 'zod/mini';
import { type Message, message, replyDraft } from '@/lib/contract/message';
import { outboxPrefix } from './outbox-count';
import { readStored, readStoredUnder, writeStored } from './storage';

/** A reply that the server has not taken yet: as it is drawn, and as it is sent. */
const pendingReply = z.object({ message, draft: replyDraft });
export type PendingReply = z.infer<typeof pendingReply>;

/** Keeps a reply until the server has it: a reload while nothing can be reached loses no word. */
export function keepPending(reply: PendingReply): void {
  writeStored(outboxPrefix() + reply.message.id, JSON.stringify(reply));
}

/** The server has it, or its author gave it up. */
export function forgetPending(messageId: string): void {
  writeStored(outboxPrefix() + messageId, null);
}

/** The reply a pending bubble stands for; null once it is no longer pending. */
export function findPending(messageId: string): PendingReply | null {
  const stored = readStored(outboxPrefix() + messageId);
  return stored === null ? null : parsePending(stored);
}

/** The replies of a conversation that the server has not taken. After a reload none of them is under way. */
export function pendingMessages(conversationId: string): Message[] {
  return readStoredUnder(outboxPrefix()).flatMap(([, stored]) => {
    const reply = parsePending(stored);
    return reply?.message.conversationId === conversationId ? [asNotSent(reply.message)] : [];
  });
}

/** True for a bubble that only this browser knows of. */
export function isPending(candidate: Message): boolean {
  return candidate.version < 0;
}

/** The same bubble, saying that it did not reach our server. */
export function asNotSent(pending: Message): Message {
  return nextOf(pending, 'failed', 'unreachable');
}

/** The same bubble, on its way again. */
export function asQueued(pending: Message): Message {
  return nextOf(pending, 'queued', null);
}

function nextOf(pending: Message, state: 'failed' | 'queued', failureCode: string | null): Message {
  const { delivery } = pending;
  if (!delivery) return pending;
  return { ...pending, version: pending.version + 1, delivery: { ...delivery, state, failureCode } };
}

function parsePending(stored: string): PendingReply | null {
  try {
    return pendingReply.parse(JSON.parse(stored));
  } catch {
    // Kept by an older version of this page: nothing here can read it.
    return null;
  }
}
