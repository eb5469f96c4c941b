'use client';

import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef } from 'react';
import { blanksIn } from '@/lib/domain/canned-reply';
import { type Suggestion, SuggestList, suggestFieldProps } from '../ui/suggest-list';
import type { TriggerWord } from './trigger-word';
import { useSuggestions } from './use-suggestions';

/** What a sign at the beginning of a word offers. */
export interface Offer<T> {
  readonly sign: '/' | '@';
  readonly label: string;
  readonly find: (typed: string) => readonly T[];
  readonly show: (item: T) => Suggestion;
  /** What stands in the field in the place of the word. */
  readonly textOf: (item: T) => string;
  /** Said above the list; null draws none. */
  readonly heading: (typed: string, count: number) => string | null;
  readonly aside?: ReactNode;
}

interface ComposerFieldProps<T> {
  readonly id: string;
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  /** Code units of the value that fit; left out: all of them. */
  readonly fitting?: number;
  readonly offer: Offer<T>;
  readonly onChange: (text: string) => void;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
}

const letters =
  'col-start-1 row-start-1 px-3.5 pt-[9px] pb-1.5 text-14 whitespace-pre-wrap wrap-anywhere tracking-normal max-sm:text-[1rem] max-sm:leading-[23px]';

/** The field itself. It grows with its text; what is past the limit is marked in place. */
export function ComposerField<T>(props: ComposerFieldProps<T>) {
  const { id, label, placeholder, value, fitting = value.length, offer, onChange, onKeyDown } = props;
  const isOver = fitting < value.length;
  const field = useRef<HTMLTextAreaElement>(null);
  const selectLater = useLaterSelection(field, value);
  const suggestions = useSuggestions<T>({
    sign: offer.sign,
    text: value,
    find: offer.find,
    onChoose: (item, word) => {
      const text = completed(value, word, offer.textOf(item));
      selectLater(text.from, text.to);
      onChange(text.value);
    },
  });
  const { listId, word, found, active, setActive, choose, moveCaret } = suggestions;
  const heading = word && offer.heading(word.typed, found.length);
  return (
    <>
      {heading && (
        <SuggestList
          id={listId}
          label={offer.label}
          heading={heading}
          aside={offer.aside}
          items={found.map(offer.show)}
          active={active}
          onActive={setActive}
          onChoose={choose}
        />
      )}
      <div className="grid max-h-[40vh] overflow-y-auto">
        <label htmlFor={id} className="sr-only">
          {label}
        </label>
        {isOver && <Overflow text={value} fitting={fitting} />}
        <textarea
          ref={field}
          id={id}
          dir="auto"
          rows={2}
          value={value}
          placeholder={placeholder}
          aria-invalid={isOver || undefined}
          {...suggestFieldProps(listId, found.length > 0 ? active : null)}
          onChange={(event) => {
            onChange(event.currentTarget.value);
            setActive(0);
            moveCaret(event.currentTarget);
          }}
          onSelect={(event) => moveCaret(event.currentTarget)}
          onBlur={() => moveCaret(null)}
          onKeyDown={(event) => suggestions.onKeyDown(event) || onKeyDown?.(event)}
          className={`${letters} relative field-sizing-content min-h-14 resize-none overflow-hidden bg-transparent outline-none`}
        />
      </div>
    </>
  );
}

/** The text with another in the place of a word; its first blank, or else its end, is where one goes on. */
function completed(text: string, { from, typed }: TriggerWord, inserted: string) {
  const [blank] = blanksIn(inserted);
  return {
    value: text.slice(0, from) + inserted + text.slice(from + 1 + typed.length),
    from: from + (blank?.from ?? inserted.length),
    to: from + (blank?.to ?? inserted.length),
  };
}

/** Selects a part of the field once it shows its new text. */
function useLaterSelection(field: { readonly current: HTMLTextAreaElement | null }, value: string) {
  const wanted = useRef<[from: number, to: number] | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is selected lies in the new text.
  useLayoutEffect(() => {
    if (!wanted.current) return;
    field.current?.setSelectionRange(...wanted.current);
    wanted.current = null;
  }, [field, value]);
  return (from: number, to: number) => {
    wanted.current = [from, to];
  };
}

/** Lies under the field with the same letters, invisible but for the mark. */
function Overflow({ text, fitting }: { readonly text: string; readonly fitting: number }) {
  return (
    <div aria-hidden="true" dir="auto" className={`${letters} pointer-events-none text-transparent`}>
      {text.slice(0, fitting)}
      <mark className="rounded-[2px] bg-danger-tint text-transparent">{text.slice(fitting)}</mark>
    </div>
  );
}
