/** What keys and buttons do in the field of a composer. */
import type { KeyboardEvent } from 'react';
import { type Blank, nextBlank } from '@/lib/domain/canned-reply';

/** Tab goes from blank to blank, and on to the buttons behind the last. */
export function goToNextBlank(event: KeyboardEvent<HTMLTextAreaElement>): void {
  if (event.key !== 'Tab' || event.shiftKey) return;
  const field = event.currentTarget;
  const blank = nextBlank(field.value, field.selectionEnd);
  if (!blank) return;
  event.preventDefault();
  field.setSelectionRange(blank.from, blank.to);
}

/** Brings the focus to a blank of the field. */
export function selectIn(fieldId: string, blank: Blank | undefined): void {
  const field = fieldOf(fieldId);
  field?.focus();
  if (blank) field?.setSelectionRange(blank.from, blank.to);
}

/**
 * Types a sign as the beginning of a word: a button does what the key does. At the caret of a field that has the focus,
 * else at its end.
 */
export function typeSign(fieldId: string, sign: '/' | '@'): void {
  const field = fieldOf(fieldId);
  if (!field) return;
  if (document.activeElement !== field) field.setSelectionRange(field.value.length, field.value.length);
  field.focus();
  const { selectionStart, selectionEnd, value } = field;
  const isWordStart = /(^|\s)$/.test(value.slice(0, selectionStart));
  field.setRangeText(isWordStart ? sign : ` ${sign}`, selectionStart, selectionEnd, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

function fieldOf(id: string): HTMLTextAreaElement | null {
  const field = document.getElementById(id);
  return field instanceof HTMLTextAreaElement ? field : null;
}
