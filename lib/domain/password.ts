/** What a password must be wherever one is chosen. Length and guessing only, as NIST SP 800-63B advises: no composition rules. */

const LEAST_LENGTH = 10;
const MOST_LENGTH = 200;

/** Why a password is not taken. */
export const passwordRefusals = ['too-short', 'too-long', 'common', 'personal'] as const;
export type PasswordRefusal = (typeof passwordRefusals)[number];

/**
 * What speaks against a password. Case counts for nothing, nor do digits and signs at its end: whoever guesses tries
 * those first.
 *
 * @param isCommon whether a word in small letters is among those that everybody chooses
 * @param own what is known of the person: e-mail, name, workspace
 * @returns null when it may be used
 */
export function refusePassword(
  password: string,
  isCommon: (word: string) => boolean,
  own: readonly string[],
): PasswordRefusal | null {
  const length = [...password].length;
  if (length < LEAST_LENGTH) return 'too-short';
  if (length > MOST_LENGTH) return 'too-long';
  const typed = password.toLowerCase();
  if (isCommon(typed) || isCommon(typed.replace(/[^\p{L}]+$/u, ''))) return 'common';
  return own.flatMap(formsOf).some((form) => form === bare(typed)) ? 'personal' : null;
}

/** An e-mail is also known by what stands before its @. */
function formsOf(word: string): string[] {
  return [word, word.replace(/@.*$/u, '')].map(bare).filter((form) => form !== '');
}

/** Letters and digits alone, without digits at the end. */
function bare(word: string): string {
  return word
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/\p{N}+$/u, '');
}
