import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Note } from '@/lib/contract/note';
import { putEntry } from '../cache';
import { write } from '../http';

/** Takes a note away. */
export function useRemoveNote() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id }: Note) => write(`/api/notes/${id}`, null, { method: 'DELETE' }),
    onSuccess: (_, note) => {
      const removed = { ...note, version: note.version + 1, isRemoved: true };
      putEntry(client, note.conversationId, { type: 'note', note: removed });
    },
  });
}
