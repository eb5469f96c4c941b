import { failureOf } from '@/lib/domain/failure';
import type { Speech } from '@/lib/words/words-context';

/** Why something did not go through, as a sentence; a code that nobody knows is told by its class. */
export function causeOf(t: Speech['t'], code: string, network: string): string {
  return t(`failure.${failureOf(code).kind}`, { network });
}

/** The code as it is shown: a cause of our own has words enough. */
export function shownCode(code: string): string | null {
  return /^([A-Z]+-|Token)/.test(code) ? code : null;
}
