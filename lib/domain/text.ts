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
