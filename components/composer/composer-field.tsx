'use client';

import type { KeyboardEvent } from 'react';
import { useWords } from '@/lib/words/words-context';

interface ComposerFieldProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  /** Characters the channel takes; null where it has no limit. */
  readonly limit: number | null;
  readonly isOver: boolean;
  readonly onChange: (text: string) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

const letters =
  'col-start-1 row-start-1 px-3.5 pt-[9px] pb-1.5 text-14 whitespace-pre-wrap wrap-anywhere tracking-normal max-sm:text-[1rem] max-sm:leading-[23px]';

/** The field itself. It grows with its text; what is past the limit is marked in place. */
export function ComposerField({ id, label, value, limit, isOver, onChange, onKeyDown }: ComposerFieldProps) {
  const { t } = useWords();
  return (
    <div className="grid max-h-[40vh] overflow-y-auto">
      <label htmlFor={id} className="sr-only">
        {label}
      </label>
      {isOver && limit !== null && <Overflow text={value} limit={limit} />}
      <textarea
        id={id}
        dir="auto"
        rows={2}
        value={value}
        placeholder={t('composer.placeholder')}
        aria-invalid={isOver || undefined}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        className={`${letters} relative field-sizing-content min-h-14 resize-none overflow-hidden bg-transparent outline-none`}
      />
    </div>
  );
}

/** Lies under the field with the same letters, invisible but for the mark. */
function Overflow({ text, limit }: { readonly text: string; readonly limit: number }) {
  const characters = Array.from(text);
  return (
    <div aria-hidden="true" dir="auto" className={`${letters} pointer-events-none text-transparent`}>
      {characters.slice(0, limit).join('')}
      <mark className="rounded-[2px] bg-danger-tint text-transparent">
        {characters.slice(limit).join('')}
      </mark>
    </div>
  );
}
