'use client';

import clsx from 'clsx';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { chooseUpTo, isChoosing, isChosen, toggleChosen, useSelection } from '@/lib/client/selection';
import { useWords } from '@/lib/words/words-context';

interface ChoosableProps {
  /** The address of the list. */
  readonly list: string;
  readonly conversationId: string;
  /** Who it is with. */
  readonly name: string;
  /** The ids of the list as it is shown. */
  readonly order: readonly string[];
  /** The row; it hides its avatar where the check mark stands. */
  readonly children: ReactNode;
}

/**
 * A row that can be chosen: by its avatar, which becomes a check mark under the pointer and stays one while anything is
 * chosen, or up to here with Shift. The keyboard has X, and a screen reader hears it of the row.
 */
export function Choosable({ list, conversationId, name, order, children }: ChoosableProps) {
  const { t } = useWords();
  const selection = useSelection(list);
  const isOn = isChosen(selection, conversationId);
  const onClick = (event: React.MouseEvent<HTMLElement>) => {
    const isOnMark = event.target instanceof Element && event.target.closest('[data-choose]') !== null;
    const isRange = event.shiftKey && !event.metaKey && !event.ctrlKey;
    if (!isOnMark && !isRange) return;
    event.preventDefault();
    event.stopPropagation();
    if (isRange) chooseUpTo(list, conversationId, order);
    else toggleChosen(list, conversationId);
    // Keys are about the row that was chosen last.
    event.currentTarget.querySelector('a')?.focus();
  };
  return (
    <div
      className="relative"
      // Shift would mark the text between.
      onMouseDownCapture={(event) => event.shiftKey && event.preventDefault()}
      onClickCapture={onClick}
    >
      <button
        type="button"
        aria-pressed={isOn}
        aria-label={t('row.select', { name })}
        tabIndex={-1}
        data-choose={isChoosing(selection) ? 'shown' : 'hidden'}
        className={clsx(
          'absolute start-2 top-2 z-1 grid size-9.5 place-items-center rounded-md opacity-0 max-sm:start-3.5 max-sm:size-11',
          'hover:opacity-100 focus-visible:opacity-100 data-[choose=shown]:opacity-100',
        )}
      >
        <span
          className={clsx(
            'grid size-4.5 place-items-center rounded-xs border',
            isOn ? 'border-accent bg-accent text-on-accent' : 'border-line-control bg-surface',
          )}
        >
          {isOn && <Check size={14} strokeWidth={2.5} />}
        </span>
      </button>
      {children}
    </div>
  );
}
