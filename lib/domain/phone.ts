/**
 * Telephone numbers. Kept apart: the table of all countries is large, and is loaded only where somebody types a number.
 */
import { AsYouType, type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/min';

export interface PhoneNumber {
  /** As the platform takes it, such as `+4930123456`. */
  e164: string;
  /** As people read it, with its country: `+49 30 123456`. */
  international: string;
  /** As it is dialled within its country: `030 123456`. */
  national: string;
}

/**
 * The number that somebody typed.
 *
 * @param typed in any common form; without a leading `+` it is one of `country`
 * @returns null when it can be nobody's number
 */
export function phoneNumberOf(typed: string, country?: string): PhoneNumber | null {
  // Of an unknown country the library says that the number has none.
  const parsed = parsePhoneNumberFromString(typed.trim(), country as CountryCode | undefined);
  if (!parsed?.isPossible()) return null;
  return {
    e164: parsed.number,
    international: parsed.formatInternational(),
    national: parsed.formatNational(),
  };
}

/** What is typed, with the spaces that people of its country put. Not a full number yet, or none at all, it stays as it is. */
export function formattedAsTyped(typed: string): string {
  return typed.startsWith('+') ? new AsYouType().input(typed) : typed;
}
