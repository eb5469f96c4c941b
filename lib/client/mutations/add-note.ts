import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { NoteDraft } from '@/lib/contract/note';
import { putEntry } from '../cache';
import { failureCodeOf, write } from '../http';
import { TRIES, transient } from '../query-client';
import { noteShape } from '../shapes';

interface Adding {
  readonly conversationId: string;
  /** The same client id on every try, so that the note is not added twice. */
  readonly draft: NoteDraft;
}

/** Adds a note to a conversation: for colleagues alone. It has its own way to the server, and no other. */
export function useAddNote() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ conversationId, draft }: Adding) =>
      write(`/api/conversations/${conversationId}/notes`, noteShape, { method: 'POST', body: draft }),
    retry: (tries, error) => tries + 1 < TRIES && transient.includes(failureCodeOf(error)),
    onSuccess: (added) => added && putEntry(client, added.conversationId, { type: 'note', note: added }),
  });
}
