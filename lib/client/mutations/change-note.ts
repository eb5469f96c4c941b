import { useMutation, useQueryClient } from '@tanstack/react-query';
import { putEntry } from '../cache';
import { write } from '../http';
import { noteShape } from '../shapes';

interface ChangingNote {
  readonly noteId: string;
  /** With tokens for those it names. */
  readonly text: string;
}

/** Changes the words of a note. */
export function useChangeNote() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ noteId, text }: ChangingNote) =>
      write(`/api/notes/${noteId}`, noteShape, { method: 'PATCH', body: { text } }),
    onSuccess: (changed) =>
      changed && putEntry(client, changed.conversationId, { type: 'note', note: changed }),
  });
}
