/** The word that is being typed behind a sign, such as `/re` or `@Pri`. Pure. */

export interface TriggerWord {
  /** Where its sign stands. */
  readonly from: number;
  /** What follows the sign, up to the caret. */
  readonly typed: string;
}

/**
 * @param caret where the caret stands; what is behind it does not matter
 * @returns null where no word that begins with the sign ends at the caret
 */
export function triggerWordAt(text: string, caret: number, sign: '/' | '@'): TriggerWord | null {
  const [, word] = text.slice(0, caret).match(/(?:^|\s)(\S+)$/) ?? [];
  if (!word?.startsWith(sign) || word.lastIndexOf(sign) > 0) return null;
  return { from: caret - word.length, typed: word.slice(1) };
}
