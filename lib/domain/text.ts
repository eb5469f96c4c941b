import type { CountingUnit } from './channel';

/**
 * The length of a body as its channel counts it; the same on server and browser.
 *
 * @param text the body as typed
 * @param unit `code-units` as UTF-16 counts, `code-points` as the networks count characters
 */
export function lengthIn(text: string, unit: CountingUnit): number {
  switch (unit) {
    case 'code-units':
      return text.length;
    case 'code-points':
      return countCodePoints(text);
  }
}

function countCodePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

const SNIPPET_LENGTH = 160;

/** One line for a list row: white space folded, cut at a whole character. */
export function snippetOf(body: string): string {
  return cutTo(body.replace(/\s+/gu, ' ').trim(), SNIPPET_LENGTH);
}

/** The text, or its beginning and an ellipsis where it is longer than so many characters. */
export function cutTo(text: string, length: number): string {
  // A character has two code units at the most: no need to look at the rest of a long text.
  const characters = Array.from(text.slice(0, 2 * (length + 1)));
  return characters.length > length ? `${characters.slice(0, length).join('').trimEnd()}…` : text;
}
