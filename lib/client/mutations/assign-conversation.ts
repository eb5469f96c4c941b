import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Assignment, Conversation } from '@/lib/contract/conversation';
import { changeAtOnce, putConversation } from '../cache';
import { write } from '../http';
import { conversationShape } from '../shapes';

interface Assigning {
  readonly conversation: Conversation;
  readonly assigneeId: string | null;
}

/** Gives a conversation to somebody, or to nobody. Shown at once; taken back when somebody else was quicker. */
export function useAssignConversation() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ conversation: { id, assigneeId: expectedAssigneeId }, assigneeId }: Assigning) =>
      write(`/api/conversations/${id}/assignment`, conversationShape, {
        method: 'PUT',
        body: { assigneeId, expectedAssigneeId } satisfies Assignment,
      }),
    onMutate: ({ conversation: { id }, assigneeId }) => changeAtOnce(client, id, { assigneeId }),
    onSuccess: (changed) => changed && putConversation(client, changed, null),
    onError: (_error, _assigning, takeBack) => takeBack?.(),
  });
}
