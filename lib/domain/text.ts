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
  const line = body.replace(/\s+/gu, ' ').trim();
  const characters = Array.from(line.slice(0, SNIPPET_LENGTH * 2));
  return characters.length > SNIPPET_LENGTH ? `${characters.slice(0, SNIPPET_LENGTH).join('')}…` : line;
}
