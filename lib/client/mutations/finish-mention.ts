import { useMutation } from '@tanstack/react-query';
import { write } from '../http';

interface Finishing {
  readonly conversationId: string;
  readonly isDone: boolean;
}

/** Says that the viewer has dealt with what notes of a conversation ask of them, or has not. The feed tells the rest. */
export function useFinishMention() {
  return useMutation({
    mutationFn: ({ conversationId, isDone }: Finishing) =>
      write(`/api/conversations/${conversationId}/mention`, null, { method: 'PUT', body: { isDone } }),
  });
}
