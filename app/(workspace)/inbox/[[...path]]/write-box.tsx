'use client';

import { Lock } from 'lucide-react';
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Segmented } from '@/components/ui/segmented';
import { useWords } from '@/lib/words/words-context';
import { NewNote } from './note-editor';

export type WriteMode = 'reply' | 'note';

/** Which of the two is written, and the ways to begin one. */
export interface Writing {
  readonly mode: WriteMode;
  /** The box, whose field gets the focus. */
  readonly box: RefObject<HTMLDivElement | null>;
  readonly focusReply: () => void;
  readonly focusNote: () => void;
  /** Back to the reply, without the focus. */
  readonly leaveNote: () => void;
}

/** Begins with a reply. Whoever chooses what to write wants to write it: the focus goes to its field. */
export function useWriting(): Writing {
  const box = useRef<HTMLDivElement>(null);
  const [{ mode, round }, setState] = useState<{ mode: WriteMode; round: number }>({
    mode: 'reply',
    round: 0,
  });
  useEffect(() => {
    if (round > 0) box.current?.querySelector('textarea')?.focus();
  }, [round]);
  const begin = (wanted: WriteMode) => setState({ mode: wanted, round: round + 1 });
  return {
    mode,
    box,
    focusReply: () => begin('reply'),
    focusNote: () => begin('note'),
    leaveNote: () => setState({ mode: 'reply', round: 0 }),
  };
}

interface WriteBoxProps {
  readonly conversationId: string;
  readonly writing: Writing;
  /** The composer of replies, with the choice in it; null where replies are written elsewhere. */
  readonly reply: ((tabs: ReactNode) => ReactNode) | null;
  readonly onAdded?: () => void;
}

/** Where one writes at the foot of a conversation: a reply, or a note for colleagues. Each keeps its own draft. */
export function WriteBox({ conversationId, writing, reply, onAdded }: WriteBoxProps) {
  const { t } = useWords();
  const { mode, box, focusNote, leaveNote } = writing;
  const tabs = reply && <WriteTabs writing={writing} />;
  return (
    <div ref={box}>
      {mode === 'note' && (
        <NewNote
          conversationId={conversationId}
          tabs={tabs}
          {...(onAdded ? { onAdded } : {})}
          {...(reply ? {} : { onCancel: leaveNote })}
        />
      )}
      {mode === 'reply' && reply?.(tabs)}
      {mode === 'reply' && !reply && (
        <Button look="quiet" icon={<Lock size={14} />} onClick={focusNote}>
          {t('note.begin')}
        </Button>
      )}
    </div>
  );
}

function WriteTabs({ writing: { mode, focusReply, focusNote } }: { readonly writing: Writing }) {
  const { t } = useWords();
  return (
    <Segmented
      label={t('composer.tabs')}
      value={mode}
      onChange={(wanted) => (wanted === 'note' ? focusNote() : focusReply())}
      segments={[
        { value: 'reply', label: t('composer.tab.reply') },
        { value: 'note', label: t('composer.tab.note'), icon: <Lock size={12} /> },
      ]}
    />
  );
}
