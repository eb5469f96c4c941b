'use client';

import type { NoteContext } from '@/components/thread/note-view';
import { nameOfMention } from '@/lib/client/mentionable';
import { useRemoveNote } from '@/lib/client/mutations/remove-note';
import { useSession } from '@/lib/client/queries/session';
import { useSayWhy } from '../../use-say-why';
import { ChangedNote } from './note-editor';

/** Whom notes name, and what can be done with them. */
export function useNoteContext(): NoteContext {
  const session = useSession();
  const { mutate: remove } = useRemoveNote();
  const sayWhy = useSayWhy();
  return {
    viewer: { agentId: session.agent.id, role: session.agent.role },
    nameOf: (mention) => nameOfMention(session, mention),
    editor: (note, onEnd) => <ChangedNote note={note} onEnd={onEnd} />,
    onRemove: (note) => remove(note, { onError: sayWhy }),
  };
}
