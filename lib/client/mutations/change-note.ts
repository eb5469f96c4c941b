import { useMutation, useQueryClient } from '@tanstack/react-query';
import { putEntry } from '../cache';
import { write } from '../http';
import { noteShape } from '../shapes';

interface ChangingNote {
  readonly noteId: string;
  /** With tokens for those it names. */
  readonly text: string;
  /** What its author has before them. */
  readonly expectedVersion: number;
}

/** Changes the words of a note. */
export function useChangeNote() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ noteId, ...change }: ChangingNote) =>
      write(`/api/notes/${noteId}`, noteShape, { method: 'PATCH', body: change }),
    onSuccess: (changed) =>
      changed && putEntry(client, changed.conversationId, { type: 'note', note: changed }),
  });
}
