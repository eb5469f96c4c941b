import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Conversation, StatusChange } from '@/lib/contract/conversation';
import { changeAtOnce, putConversation } from '../cache';
import { write } from '../http';
import { conversationShape } from '../shapes';

interface ChangingStatus extends StatusChange {
  readonly conversation: Conversation;
}

/** Closes a conversation or opens it again. Shown at once, taken back when it is refused. */
export function useChangeStatus() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ conversation: { id }, status }: ChangingStatus) =>
      write(`/api/conversations/${id}/status`, conversationShape, { method: 'PUT', body: { status } }),
    onMutate: ({ conversation: { id }, status }) => changeAtOnce(client, id, { status }),
    onSuccess: (changed) => changed && putConversation(client, changed, null),
    onError: (_error, _change, takeBack) => takeBack?.(),
  });
}
