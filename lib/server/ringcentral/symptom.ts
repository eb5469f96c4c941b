import 'server-only';
import type { Failure } from './answer';

/** What a failed call tells of the account as a whole. */
export type Symptom = 'forbidden' | 'throttled' | 'unexpected-answers';

/** The app lacks a permission, the user does, or the token was given for less (notes.md §12). */
const FORBIDDEN: readonly string[] = ['CMN-401', 'CMN-408', 'insufficient_scope', 'invalid_scope'];

/** Refusals of what was asked for, by the classes of the platform's codes: they tell nothing of the account. */
const ABOUT_THE_REQUEST = /^(EDI-0(0[1-9]|[1-3]\d|40)|SUB-\d{3}|CMN-10[1-9])$/;

/**
 * What a failure tells of the account, by the class of its code. A code or an answer that nobody knows is one too:
 * better flagged for nothing than missed. Null for what others look after: a platform that is away (account/breaker.ts)
 * and a token that is refused (account/access-token.ts).
 */
export function symptomOf(failure: Failure): Symptom | null {
  switch (failure.outcome) {
    case 'limited':
      return 'throttled';
    case 'malformed':
      return 'unexpected-answers';
    case 'refused':
      return symptomOfRefusal(failure.code);
    case 'unauthorized':
    case 'unavailable':
    case 'unknown':
      return null;
  }
}

function symptomOfRefusal(code: string | null): Symptom | null {
  if (code !== null && FORBIDDEN.includes(code)) return 'forbidden';
  return code !== null && ABOUT_THE_REQUEST.test(code) ? null : 'unexpected-answers';
}
