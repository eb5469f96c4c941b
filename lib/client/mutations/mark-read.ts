import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReadMarkChange } from '@/lib/contract/conversation';
import { changeReadingAtOnce } from '../cache';
import { write } from '../http';

interface Reading extends ReadMarkChange {
  readonly conversationId: string;
}

/** The viewer has seen a conversation. */
export function useMarkRead() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ conversationId, ...seen }: Reading) =>
      write(`/api/conversations/${conversationId}/read-mark`, null, { method: 'PUT', body: seen }),
    onMutate: ({ conversationId, readCount }) =>
      changeReadingAtOnce(client, conversationId, { readCount, isMarkedUnread: false }),
  });
}
