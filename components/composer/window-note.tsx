'use client';

import clsx from 'clsx';
import { Hourglass } from 'lucide-react';
import { windowStateAt } from '@/lib/domain/reply-window';
import { useWords } from '@/lib/words/words-context';

interface WindowNoteProps {
  readonly network: string;
  /** ISO time; null where the channel has no window. */
  readonly closesAt: string | null;
  readonly now: number;
}

/** How long the channel still takes free text. */
export function WindowNote({ network, closesAt, now }: WindowNoteProps) {
  const { t, span, times } = useWords();
  if (closesAt === null) return null;
  const left = Date.parse(closesAt) - now;
  return (
    <p
      data-tip={`${t('composer.windowHint', { network })} ${times.exact(closesAt)}`}
      className={clsx(
        'ms-auto flex items-center gap-[5px] text-12 tabular-nums',
        windowStateAt(closesAt, new Date(now).toISOString()) !== 'open'
          ? 'font-medium text-warn-text'
          : 'text-text-3',
      )}
    >
      <Hourglass size={13} className="shrink-0" />
      <span className="max-sm:hidden">{t('composer.windowCloses', { network, span: span(left) })}</span>
      <span className="sm:hidden">{t('composer.closesIn', { span: span(left) })}</span>
    </p>
  );
}
