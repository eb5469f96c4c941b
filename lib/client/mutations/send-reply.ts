import { useMutation, useQueryClient } from '@tanstack/react-query';

import { putMessage, removeMessage } from '../cache';
import { type FailureCode, failureCodeOf, write } from '../http';
import { newId } from '../new-id';
import { asNotSent, asQueued, forgetPending, keepPending, type PendingReply } from '../outbox';
import { pendingReplyOf, type Reply } from '../pending-reply';
import { messageShape } from '../shapes';

/** Failures after which the text goes back to its author: trying the same again cannot help. */
const decided: readonly FailureCode[] = [
  'reply-refused',
  'stale-thread',
  'not-found',
  'not-allowed',
  'bad-request',
  'too-large',
];

const TRIES = 3;

/**
 * Sends a reply. Its bubble stands in the thread at once. When Foyer cannot be reached the bubble says so and keeps
 * the text; when the reply is refused the bubble goes and the error tells why.
 */
export function useSendReply() {
  const send = useSendPending();
  return {
    ...send,
    /** @param onRefused called with the error when the text has to go back to its author */
    sendReply: (reply: Reply, onRefused: (error: unknown) => void) => {
      const pending = pendingReplyOf(reply, newId(), new Date().toISOString());
      send.mutate(pending, {
        onError: (error) => decided.includes(failureCodeOf(error)) && onRefused(error),
      });
    },
  };
}

/** Sends a reply that is in the outbox, for the first time or again; the same client id keeps it from doubling. */
export function useSendPending() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ message: { conversationId }, draft }: PendingReply) =>
      write(`/api/conversations/${conversationId}/messages`, messageShape, { method: 'POST', body: draft }),
    retry: (tries, error) => tries + 1 < TRIES && !decided.includes(failureCodeOf(error)),
    onMutate: (pending) => {
      keepPending(pending);
      putMessage(client, pending.message);
      putMessage(client, asQueued(pending.message));
    },
    onSuccess: (sent, pending) => {
      forgetPending(pending.message.id);
      if (sent) putMessage(client, sent);
    },
    onError: (error, pending) => {
      if (decided.includes(failureCodeOf(error))) {
        forgetPending(pending.message.id);
        removeMessage(client, pending.message.conversationId, pending.message.id);
        return;
      }
      const notSent = asNotSent(asQueued(pending.message));
      keepPending({ ...pending, message: notSent });
      putMessage(client, notSent);
    },
  });
}
