import { useMutation, useQueryClient } from '@tanstack/react-query';
import { changeReadingAtOnce } from '../cache';
import { write } from '../http';

/** Marks a conversation as unread for the viewer, by its id. Shown at once, taken back when it is refused. */
export function useMarkUnread() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (conversationId: string) =>
      write(`/api/conversations/${conversationId}/unread`, null, { method: 'PUT' }),
    onMutate: (conversationId) => changeReadingAtOnce(client, conversationId, { isMarkedUnread: true }),
    onError: (_error, _conversationId, takeBack) => takeBack?.(),
  });
}
