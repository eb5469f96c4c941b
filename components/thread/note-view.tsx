'use client';

import { Ellipsis, Lock, Pencil, Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useNow } from '@/lib/client/now';
import type { Note } from '@/lib/contract/note';
import { type Mention, piecesOf } from '@/lib/domain/mention';
import { mayChangeNote, mayRemoveNote } from '@/lib/domain/note';
import type { Viewer } from '@/lib/domain/permission';
import { useWords } from '@/lib/words/words-context';
import { IconButton } from '../ui/icon-button';
import { Menu } from '../ui/menu';
import { Time } from '../ui/time';
import { LinkedText } from './linked-text';
import { ProgramMark } from './program-mark';

/** What the notes of one conversation have in common, and what can be done with them. */
export interface NoteContext {
  readonly viewer: Pick<Viewer, 'agentId' | 'role'>;
  /** A colleague or a team; undefined for somebody who is not known. */
  readonly nameOf: (mention: Mention) => string | undefined;
  /** Where its words are changed, in its place. */
  readonly editor: (note: Note, onEnd: () => void) => ReactNode;
  readonly onRemove: (note: Note) => void;
}

interface NoteProps {
  readonly note: Note;
  readonly context: NoteContext;
}

interface NoteViewProps extends NoteProps {
  /** As short as it can be read where it stands. */
  readonly timeOf: (at: string) => string;
}

/** An internal note: full width, on paper of its own, never on a side. No customer can have seen it. */
export function NoteView({ note, context, timeOf }: NoteViewProps) {
  const { t, times } = useWords();
  const [isChanging, setChanging] = useState(false);
  if (isChanging) return <div className="mt-3">{context.editor(note, () => setChanging(false))}</div>;
  const isOwn = note.agentId === context.viewer.agentId;
  const name = context.nameOf({ kind: 'agent', id: note.agentId }) ?? t('common.somebody');
  return (
    <article className="relative mt-3 mb-0.5 rounded-md border border-note-line bg-note py-2 ps-9.5 pe-10 text-14 leading-[21px]">
      <Lock size={15} className="absolute start-3 top-2.5 text-note-text" />
      <header className="mb-0.5 flex flex-wrap gap-x-1.5 text-12 text-note-text">
        <b className="font-semi" dir="auto">
          {isOwn ? t('common.you') : name}
        </b>
        <ProgramMark program={note.program} />
        {note.program !== null && <span aria-hidden="true">·</span>}
        <Time
          at={note.createdAt}
          text={t('note.meta', { time: timeOf(note.createdAt) })}
          exact={times.exact(note.createdAt)}
        />
        {note.editedAt && <span data-tip={times.exact(note.editedAt)}>{t('note.edited')}</span>}
      </header>
      <p dir="auto" className="whitespace-pre-wrap wrap-anywhere">
        <NoteText note={note} context={context} />
      </p>
      <NoteMenu note={note} context={context} onChange={() => setChanging(true)} />
    </article>
  );
}

/** Words and links as in a message; names stand out. */
function NoteText({ note, context }: NoteProps) {
  const { t } = useWords();
  let at = 0;
  return piecesOf(note.text).map((piece) => {
    const key = at;
    at += 'text' in piece ? piece.text.length : 1;
    if ('text' in piece) return <LinkedText key={key} text={piece.text} />;
    return (
      <bdi key={key} className="font-medium text-accent-text">
        @{context.nameOf(piece.mention) ?? t('common.somebody')}
      </bdi>
    );
  });
}

function NoteMenu({ note, context, onChange }: NoteProps & { readonly onChange: () => void }) {
  const { t } = useWords();
  const now = new Date(useNow()).toISOString();
  const items = [
    ...(mayChangeNote(note, context.viewer, now)
      ? [{ key: 'change', label: t('note.change'), icon: <Pencil size={16} />, onSelect: onChange }]
      : []),
    ...(mayRemoveNote(note, context.viewer, now)
      ? [
          {
            key: 'remove',
            label: t('note.remove'),
            icon: <Trash2 size={16} />,
            isDanger: true,
            onSelect: () => context.onRemove(note),
          },
        ]
      : []),
  ];
  if (items.length === 0) return null;
  return (
    <span className="absolute end-1 top-1">
      <Menu
        label={t('note.more')}
        items={items}
        trigger={<IconButton size="sm" label={t('note.more')} icon={<Ellipsis size={16} />} />}
      />
    </span>
  );
}
