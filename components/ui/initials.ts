/**
 * One letter or sign stands for a whole name in these scripts; two would be read as another word.
 * Cyrillic, Greek and Latin take two.
 */
const ONE_IS_ENOUGH =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Arabic}\p{Script=Thai}]/u;

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * The initials of a name: the first grapheme of up to two words, one where the script asks for it (DESIGN §4).
 *
 * @param name any name; leading signs such as @ and + are passed over
 * @returns one or two graphemes in upper case, or '?' for a name without letters or digits
 */
export function initialsOf(name: string): string {
  const words = name.split(/[\s_.-]+/u).flatMap((word) => firstGrapheme(word) ?? []);
  const first = words[0];
  if (first === undefined) return '?';
  const second = ONE_IS_ENOUGH.test(first) ? undefined : words[1];
  return (first + (second ?? '')).toLocaleUpperCase();
}

/** A letter of ASCII before anything that cannot combine with it: no need to ask the segmenter, which is dear in a long list. */
const PLAIN = /^[A-Za-z\d](?=[\0-\u02ff]|$)/;

function firstGrapheme(word: string): string | null {
  const plain = PLAIN.exec(word);
  if (plain) return plain[0];
  for (const { segment } of segmenter.segment(word)) {
    if (/[\p{L}\p{N}]/u.test(segment)) return segment;
  }
  return null;
}

/** How many quiet tints there are for avatars. */
const TINTS = 6;

/**
 * Which tint a person or channel has: always the same for the same seed.
 *
 * @param seed an id
 * @returns 1 to 6
 */
export function tintOf(seed: string): number {
  let hash = 0;
  for (let at = 0; at < seed.length; at += 1) hash = (hash * 31 + seed.charCodeAt(at)) >>> 0;
  return (hash % TINTS) + 1;
}
