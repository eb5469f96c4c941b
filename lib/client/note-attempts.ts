import type { NoteDraft } from '@/lib/contract/note';
import { newId } from './new-id';

/** What was sent last from each conversation and is not known to have arrived. */
const attempts = new Map<string, NoteDraft>();

/**
 * A note as it is sent. Until one is known to have arrived, the same text is the same note, wherever in the window it is
 * sent from: an answer that was lost must not double it.
 */
export function noteToSend(conversationId: string, text: string): NoteDraft {
  const last = attempts.get(conversationId);
  if (last?.text === text) return last;
  const attempt = { clientId: newId(), text };
  attempts.set(conversationId, attempt);
  return attempt;
}

/** It has arrived: the same words once more are another note. */
export function noteArrived(conversationId: string): void {
  attempts.delete(conversationId);
}
