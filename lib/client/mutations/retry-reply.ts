import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Message } from '@/lib/contract/message';
import { putMessage } from '../cache';
import { write } from '../http';
import { findPending, isPending } from '../outbox';
import { messageShape } from '../shapes';
import { type OnRefused, useSendPending } from './send-reply';

/** Asks for another attempt at a reply that did not go out, or of which nobody knows. */
export function useRetryReply(onRefused: OnRefused): (failed: Message) => void {
  const client = useQueryClient();
  const { mutate: sendPending } = useSendPending(onRefused);
  const { mutate: retry } = useMutation({
    mutationFn: (messageId: string) =>
      write(`/api/messages/${messageId}/attempts`, messageShape, { method: 'POST' }),
    onSuccess: (retried) => retried && putMessage(client, retried),
  });
  return (failed) => {
    const pending = isPending(failed) ? findPending(failed.id) : null;
    if (pending) sendPending(pending);
    else retry(failed.id);
  };
}
