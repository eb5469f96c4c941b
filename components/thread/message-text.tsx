'use client';

import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Message } from '@/lib/contract/message';
import { useWords } from '@/lib/words/words-context';
import { LinkedText } from './linked-text';

interface MessageTextProps {
  readonly message: Message;
  readonly network: string;
  /** What it answers, where it is a choice somebody offered. */
  readonly question?: string | undefined;
}

/** The words of a message. */
export function MessageText({ message, network, question }: MessageTextProps) {
  if (message.isRemotelyDeleted) return <DeletedText message={message} network={network} />;
  return (
    <>
      {question && (
        <span className="mt-px mb-1 block border-s-2 border-line-control ps-2 text-12 text-text-2">
          {question}
        </span>
      )}
      <span className="whitespace-pre-wrap">
        <LinkedText text={message.body} />
      </span>
    </>
  );
}

/** It was said, and its author took it back: folded to one line, its text one click away and struck through. */
function DeletedText({ message, network }: MessageTextProps) {
  const { t } = useWords();
  const [isShown, setShown] = useState(false);
  return (
    <span className="block text-13 text-text-2">
      <span className="inline-flex items-start gap-1.5">
        <Trash2 size={13} className="mt-[3px] shrink-0" />
        {t('message.deleted', { network })}
      </span>{' '}
      <button
        type="button"
        aria-expanded={isShown}
        onClick={() => setShown(!isShown)}
        className="min-h-6 font-medium text-accent-text hover:underline"
      >
        {t(isShown ? 'message.hideDeleted' : 'message.showDeleted')}
      </button>
      {isShown && <del className="block text-14 whitespace-pre-wrap">{message.body}</del>}
    </span>
  );
}
