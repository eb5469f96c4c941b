'use client';

import { type ReactNode, useState } from 'react';
import { NoteBox } from '@/components/composer/note-box';
import { mentionable, nameOfMention } from '@/lib/client/mentionable';
import { useAddNote } from '@/lib/client/mutations/add-note';
import { useChangeNote } from '@/lib/client/mutations/change-note';
import { useSession } from '@/lib/client/queries/session';
import type { Note } from '@/lib/contract/note';
import { type Mention, mentionsIn, withNames } from '@/lib/domain/mention';
import { useWords } from '@/lib/words/words-context';
import { useSayWhy } from '../../use-say-why';
import { useNoteDraft } from './use-note-draft';

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
  const { mutateAsync, isPending } = useAddNote();
  const note = useNoteDraft(conversationId);
  // It is a note from then on, also where its author has gone on to another conversation.
  const add = (text: string) =>
    mutateAsync({ conversationId, draft: note.toSend(text) }).then(() => {
      note.forget();
      onAdded?.();
    }, sayWhy);
  return (
    <NoteBox
      tabs={tabs}
      draft={note.text}
      people={mentionable(session)}
      action={t('note.add')}
      isPending={isPending}
      onDraft={note.save}
      onDone={(text) => void add(text)}
      {...(onCancel ? { onCancel } : {})}
    />
  );
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
  const [expectedVersion] = useState(note.version);
  // Whom it names already is who is meant by a name, also when they are out by now.
  const named = mentionsIn(note.text).map((mention) => ({ ...mention, name: nameOf(mention) ?? '' }));
  return (
    <NoteBox
      draft={draft}
      people={[...named, ...mentionable(session)]}
      action={t('common.save')}
      isPending={isPending}
      onDraft={setDraft}
      onDone={(text) =>
        mutate({ noteId: note.id, text, expectedVersion }, { onSuccess: onEnd, onError: sayWhy })
      }
      onCancel={onEnd}
    />
  );
}
