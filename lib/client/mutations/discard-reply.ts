import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Message } from '@/lib/contract/message';
import { removeMessage } from '../cache';
import { write } from '../http';
import { forgetPending, isPending } from '../outbox';

/** Gives up a reply that did not go out. */
export function useDiscardReply() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (failed: Message) => {
      if (isPending(failed)) forgetPending(failed.id);
      else await write(`/api/messages/${failed.id}`, null, { method: 'DELETE' });
    },
    onSuccess: (_, failed) => removeMessage(client, failed.conversationId, failed.id),
  });
}
