/** The length of a body as its channel counts it; the same on server and browser. */
import type { CountingUnit } from './channel';

/** Part of a text that is counted as one. */
interface Piece {
  /** Code units. */
  size: number;
  /** Towards the channel's limit. */
  weight: number;
}

/** How much of the channel's limit a text uses. */
export function lengthIn(text: string, unit: CountingUnit): number {
  let length = 0;
  for (const { weight } of piecesOf(text, unit)) length += weight;
  return length;
}

/**
 * Where a text passes the limit.
 *
 * @returns code units that fit, and never half a character
 */
export function fittingSize(text: string, unit: CountingUnit, limit: number): number {
  let length = 0;
  let fitting = 0;
  for (const { size, weight } of piecesOf(text, unit)) {
    length += weight;
    if (length > limit) break;
    fitting += size;
  }
  return fitting;
}

function* piecesOf(text: string, unit: CountingUnit): Generator<Piece> {
  switch (unit) {
    case 'characters':
      for (const { length } of text) yield { size: length, weight: 1 };
      return;
    case 'x-weights':
      for (const [piece] of text.matchAll(LINK_OR_CHARACTER))
        yield { size: piece.length, weight: weightOnX(piece) };
  }
}

/** X replaces each link by a short one of its own. */
const LINK_OR_CHARACTER = /https?:\/\/\S+|./gsu;
const LINK_WEIGHT = 23;

/** Code points, first and last, of Latin, its neighbours and common punctuation; all others weigh two. */
const lightOnX = [
  [0x0, 0x10ff],
  [0x2000, 0x200d],
  [0x2010, 0x201f],
  [0x2032, 0x2037],
] as const;

function weightOnX(piece: string): number {
  const point = piece.codePointAt(0) ?? 0;
  if (piece.length > String.fromCodePoint(point).length) return LINK_WEIGHT;
  return lightOnX.some(([first, last]) => first <= point && point <= last) ? 1 : 2;
}
