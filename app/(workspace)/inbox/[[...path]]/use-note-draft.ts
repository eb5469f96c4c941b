'use client';

import { useDraft } from '@/lib/client/draft-sync';
import { keptDraft } from '@/lib/client/drafts';
import { noteArrived, noteToSend } from '@/lib/client/note-attempts';
import { useSession } from '@/lib/client/queries/session';
import type { NoteDraft } from '@/lib/contract/note';

interface NoteDraftHandle {
  /** With names, as it is typed. */
  readonly text: string;
  readonly save: (text: string) => void;
  /** What is sent: tried again after an answer that was lost, it is the same note. */
  readonly toSend: (text: string) => NoteDraft;
  /** It became a note. What was typed while it was on its way is another one, and stays. */
  readonly forget: () => void;
}

/** The note that the viewer is writing in a conversation, wherever it is written. */
export function useNoteDraft(conversationId: string): NoteDraftHandle {
  const { agent } = useSession();
  const place = { agentId: agent.id, conversationId, mode: 'note', answers: null } as const;
  const [draft, setDraft] = useDraft(place);
  const save = (body: string) => setDraft({ body, begunAfterMessageId: null });
  return {
    text: draft.body,
    save,
    toSend: (text) => noteToSend(conversationId, text),
    forget: () => {
      noteArrived(conversationId);
      if (keptDraft(place)?.body === draft.body) save('');
    },
  };
}
