import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Message } from '@/lib/contract/message';
import { putBackAttached } from '../attaching';
import { putMessage, removeMessage } from '../cache';
import { forgetDraft, putBackDraft } from '../draft-sync';
import { type FailureCode, failureCodeOf, write } from '../http';
import { newId } from '../new-id';
import { asNotSent, asQueued, forgetPending, keepPending, type PendingReply } from '../outbox';
import { draftPlaceOf, pendingReplyOf, type Reply, uploadsIn } from '../pending-reply';
import { noteSentHere } from '../sent-here';
import { messageShape } from '../shapes';
import { putBackStructured } from '../structured-draft';
import { putBackTemplate } from '../template-draft';

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

/** What stopped a reply. Its text is back with its author by then. */
export type OnRefused = (error: unknown, refused: PendingReply) => void;

type OnTaken = (sent: Message | null) => void;

/**
 * Sends a reply. Its bubble stands in the thread at once. When Foyer cannot be reached the bubble says so and keeps
 * the text; when the reply is refused the bubble goes, the text returns to where it was typed and the error tells why.
 *
 * @returns sends, and calls `onTaken` once our server has it, with what it made of it
 */
export function useSendReply(onRefused: OnRefused): (reply: Reply, onTaken: OnTaken) => void {
  const { mutateAsync } = useSendPending(onRefused);
  return (reply, onTaken) => {
    const pending = pendingReplyOf(reply, newId(), new Date().toISOString());
    // Whatever stopped it was told to `onRefused`.
    mutateAsync(pending).then(onTaken, () => {});
  };
}

/** Sends a reply that is in the outbox, for the first time or again; the same client id keeps it from doubling. */
export function useSendPending(onRefused: OnRefused) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ message: { conversationId }, draft }: PendingReply) =>
      write(`/api/conversations/${conversationId}/messages`, messageShape, { method: 'POST', body: draft }),
    retry: (tries, error) => tries + 1 < TRIES && !decided.includes(failureCodeOf(error)),
    onMutate: (pending) => {
      noteSentHere(pending.draft.clientId);
      keepPending(pending);
      putMessage(client, pending.message);
      putMessage(client, asQueued(pending.message));
    },
    onSuccess: (sent, pending) => {
      forgetPending(pending.message.id);
      if (!pending.draft.template && !pending.draft.structured) forgetDraft(draftPlaceOf(pending));
      if (!sent) return;
      const { conversationId, id } = pending.message;
      if (sent.conversationId !== conversationId) removeMessage(client, conversationId, id);
      putMessage(client, sent);
    },
    onError: (error, pending) => {
      if (decided.includes(failureCodeOf(error))) {
        putBack(pending);
        forgetPending(pending.message.id);
        removeMessage(client, pending.message.conversationId, pending.message.id);
        onRefused(error, pending);
        return;
      }
      const notSent = asNotSent(asQueued(pending.message));
      keepPending({ ...pending, message: notSent });
      putMessage(client, notSent);
    },
  });
}

/** As it was begun: what stopped it once stops it again, until its author has looked. */
function putBack(refused: PendingReply): void {
  const {
    body,
    template,
    structured,
    lastSeenMessageId,
    begunAfterMessageId = lastSeenMessageId,
  } = refused.draft;
  const place = draftPlaceOf(refused);
  if (structured) putBackStructured(place, structured);
  else if (template) putBackTemplate(place, template, begunAfterMessageId);
  else putBackDraft(place, { body, begunAfterMessageId });
  putBackAttached(place, uploadsIn(refused.message));
}
