import { type KeyboardEvent, useId, useState } from 'react';
import { type TriggerWord, triggerWordAt } from './trigger-word';

interface Suggesting<T> {
  /** What begins a word that is looked up. */
  readonly sign: '/' | '@';
  readonly text: string;
  /** What fits the word, best first. */
  readonly find: (typed: string) => readonly T[];
  readonly onChoose: (chosen: T, word: TriggerWord) => void;
}

/**
 * What fits the word at the caret. Arrows go through it, Enter and Tab choose, Escape sends it away until another word
 * begins. Nothing of it is open while the field has no caret.
 */
export function useSuggestions<T>({ sign, text, find, onChoose }: Suggesting<T>) {
  const listId = useId();
  const [caret, setCaret] = useState<number | null>(null);
  const [wanted, setWanted] = useState(0);
  const [dismissedAt, setDismissedAt] = useState<number | null>(null);
  const word = caret === null ? null : triggerWordAt(text, caret, sign);
  const isOpen = word !== null && word.from !== dismissedAt;
  const found = isOpen ? find(word.typed) : [];
  const active = Math.min(wanted, found.length - 1);
  const choose = (index: number) => {
    const chosen = found[index];
    if (!word || chosen === undefined) return;
    setWanted(0);
    onChoose(chosen, word);
  };
  const step = (by: 1 | -1) => setWanted((active + by + found.length) % Math.max(1, found.length));
  const doings: Record<string, () => void> = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Enter: () => choose(active),
    Tab: () => choose(active),
    Escape: () => setDismissedAt(word?.from ?? null),
  };
  return {
    listId,
    word: isOpen ? word : null,
    found,
    active,
    setActive: setWanted,
    choose,
    /** Call it whenever the text or the caret is another. */
    moveCaret: (field: HTMLTextAreaElement | null) => {
      setCaret(field?.selectionStart ?? null);
      if (field && !triggerWordAt(field.value, field.selectionStart, sign)) setDismissedAt(null);
    },
    /** @returns true when the key was for the list */
    onKeyDown: (event: KeyboardEvent): boolean => {
      const isPlain = !(event.metaKey || event.ctrlKey || event.altKey || event.shiftKey);
      const doing = isPlain && !event.nativeEvent.isComposing ? doings[event.key] : undefined;
      if (!isOpen || !doing || (found.length === 0 && event.key !== 'Escape')) return false;
      event.preventDefault();
      doing();
      return true;
    },
  };
}
