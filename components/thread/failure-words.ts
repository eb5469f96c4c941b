import type { WordKey } from '@/lib/words/en';
import { thread } from '@/lib/words/en/thread';
import type { Speech } from '@/lib/words/words-context';

/** Codes for which the same reply would fail the same way: it has to be written anew, or elsewhere. */
const hopeless = new Set([
  'EDI-003',
  'EDI-005',
  'EDI-010',
  'EDI-014',
  'EDI-016',
  'EDI-022',
  'EDI-029',
  'EDI-033',
]);

/** Could the same reply succeed on another try? */
export function isWorthRetrying(failureCode: string | null): boolean {
  return failureCode === null || !hopeless.has(failureCode);
}

/** Why a reply did not go out, in words; a code nobody has words for is told as such beside them. */
export function failureReason(t: Speech['t'], failureCode: string | null, network: string): string {
  const key = `failure.${failureCode}`;
  return t(isWordKey(key) ? key : 'failure.other', { network });
}

function isWordKey(key: string): key is WordKey {
  return Object.hasOwn(thread, key);
}
