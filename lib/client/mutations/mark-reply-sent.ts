import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Message } from '@/lib/contract/message';
import { putMessage } from '../cache';
import { write } from '../http';
import { messageShape } from '../shapes';

/** Says that a reply did arrive of which the platform says nothing. */
export function useMarkReplySent() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (unsure: Message) =>
      write(`/api/messages/${unsure.id}/confirmation`, messageShape, { method: 'POST' }),
    onSuccess: (marked) => marked && putMessage(client, marked),
  });
}
