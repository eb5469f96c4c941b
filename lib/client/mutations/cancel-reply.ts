import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Message } from '@/lib/contract/message';
import { removeMessage } from '../cache';
import { write } from '../http';

/** Takes back a reply that nobody outside has been told of. Fails where its delivery was quicker. */
export function useCancelReply() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (waiting: Message) =>
      write(`/api/messages/${waiting.id}/cancellation`, null, { method: 'POST' }),
    onSuccess: (_, waiting) => removeMessage(client, waiting.conversationId, waiting.id),
  });
}
