import { useMutation, useQueryClient } from '@tanstack/react-query';
import { changeAtOnce, findKnownRow } from '../cache';
import { write } from '../http';
import { noteOwnActDone } from '../own-acts';

interface Finishing {
  readonly conversationId: string;
  readonly isDone: boolean;
}

/**
 * Says that the viewer has dealt with what notes of a conversation ask of them, or has not. Shown at once, taken back
 * when it is refused; the feed tells the rest.
 */
export function useFinishMention(viewerId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ conversationId, isDone }: Finishing) =>
      write(`/api/conversations/${conversationId}/mention`, null, { method: 'PUT', body: { isDone } }),
    onMutate: ({ conversationId, isDone }) => {
      const asked = findKnownRow(client, conversationId)?.conversation.mentionedAgentIds ?? [];
      const others = asked.filter((id) => id !== viewerId);
      return changeAtOnce(client, conversationId, {
        mentionedAgentIds: isDone ? others : [...others, viewerId],
      });
    },
    onSuccess: (_answer, { conversationId: id }) => {
      const known = findKnownRow(client, id);
      // The answer is empty; what it made is told by the feed, before it or after.
      if (known) noteOwnActDone(client, { id, version: known.conversation.version + 1 });
    },
    onError: (_error, _finishing, takeBack) => takeBack?.(),
  });
}
