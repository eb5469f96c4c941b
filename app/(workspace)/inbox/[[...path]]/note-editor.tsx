'use client';

import { type ReactNode, useRef, useState } from 'react';
import { NoteBox } from '@/components/composer/note-box';
import { useDraft } from '@/lib/client/draft-sync';
import { keptDraft } from '@/lib/client/drafts';
import { mentionable, nameOfMention } from '@/lib/client/mentionable';
import { useAddNote } from '@/lib/client/mutations/add-note';
import { useChangeNote } from '@/lib/client/mutations/change-note';
import { newId } from '@/lib/client/new-id';
import { useSession } from '@/lib/client/queries/session';
import type { Note } from '@/lib/contract/note';
import { type Mention, mentionsIn, withNames } from '@/lib/domain/mention';
import { useWords } from '@/lib/words/words-context';
import { useSayWhy } from '../../use-say-why';

interface NewNoteProps {
  readonly conversationId: string;
  readonly tabs?: ReactNode;
  readonly onAdded?: () => void;
  readonly onCancel?: () => void;
}

/** A new note with its draft. What is not taken stays in the field. */
export function NewNote({ conversationId, tabs, onAdded, onCancel }: NewNoteProps) {
  const { t } = useWords();
  const session = useSession();
  const sayWhy = useSayWhy();
  const { mutate, isPending } = useAddNote();
  const place = {
    agentId: session.agent.id,
    conversationId,
    mode: 'note',
    answers: null,
  } as const;
  const [draft, setDraft] = useDraft(place);
  const save = (body: string) => setDraft({ body, begunAfterMessageId: null });
  const clientIdOf = useClientId();
  const add = (text: string) =>
    mutate(
      { conversationId, draft: { clientId: clientIdOf(text), text } },
      {
        onSuccess: () => {
          // What was typed while it was on its way is another note.
          if (keptDraft(place)?.body === draft.body) save('');
          onAdded?.();
        },
        onError: sayWhy,
      },
    );
  return (
    <NoteBox
      tabs={tabs}
      draft={draft.body}
      people={mentionable(session)}
      action={t('note.add')}
      isPending={isPending}
      onDraft={save}
      onDone={add}
      {...(onCancel ? { onCancel } : {})}
    />
  );
}

/** One id for as long as the text is the same: tried again after an answer that was lost, it is the same note. */
function useClientId(): (text: string) => string {
  const last = useRef({ text: '', id: '' });
  return (text) => {
    if (last.current.text !== text || last.current.id === '') last.current = { text, id: newId() };
    return last.current.id;
  };
}

interface ChangedNoteProps {
  readonly note: Note;
  readonly onEnd: () => void;
}

/** The words of a note being changed, in its place. */
export function ChangedNote({ note, onEnd }: ChangedNoteProps) {
  const { t } = useWords();
  const session = useSession();
  const sayWhy = useSayWhy();
  const { mutate, isPending } = useChangeNote();
  const nameOf = (mention: Mention) => nameOfMention(session, mention);
  const [draft, setDraft] = useState(() => withNames(note.text, nameOf));
  // Whom it names already is who is meant by a name, also when they are out by now.
  const named = mentionsIn(note.text).map((mention) => ({ ...mention, name: nameOf(mention) ?? '' }));
  return (
    <NoteBox
      draft={draft}
      people={[...named, ...mentionable(session)]}
      action={t('common.save')}
      isPending={isPending}
      onDraft={setDraft}
      onDone={(text) => mutate({ noteId: note.id, text }, { onSuccess: onEnd, onError: sayWhy })}
      onCancel={onEnd}
    />
  );
}
