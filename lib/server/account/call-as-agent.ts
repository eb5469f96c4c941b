import 'server-only';
import type { MessageLogin } from '@/lib/domain/message';
import type { Answer } from '../ringcentral/answer';
import type { Connection } from '../ringcentral/connection';
import { loadAccount, refOf } from './access-token';
import type { AccountRef } from './account-ref';
import { barrierOfPause } from './breaker';
import { callAccount } from './call-account';
import type { CallTerms } from './call-budget';
import { callByLogin } from './call-by-login';
import { clockFrom } from './clock';
import { findOwnLogin, getOwnToken } from './own-login';

/** What came of a call, and by whose login it was made. */
export interface Spoken<T> {
  answer: Answer<T>;
  login: MessageLogin | null;
}

/**
 * Calls the platform for an agent: by their own login where they have linked one, so that the platform takes them for
 * the author, else as `callAccount` does. A login that is of no use any more does not keep the call: a token that was
 * refused had no effect, so the login that the workspace shares may speak in its place.
 *
 * @param ref which account
 * @param agentId for whom; null for a call that nobody in particular makes
 * @param terms as for `callAccount`
 * @returns as `callAccount` does, with the login that spoke
 */
export async function callAsAgent<T>(
  ref: AccountRef,
  agentId: string | null,
  terms: CallTerms & { now: Date },
  call: (connection: Connection) => Promise<Answer<T>>,
): Promise<Spoken<T>> {
  const account = await loadAccount(ref);
  const own = agentId === null ? null : await findOwnLogin(account, agentId);
  if (own === null || account.state === 'disconnected' || account.workspace.suspendedAt !== null) {
    return { answer: await callAccount(ref, terms, call), login: null };
  }
  const clock = clockFrom(terms.now);
  const paused = await barrierOfPause(ref, account, clock());
  if (paused) return { answer: paused, login: 'own' };
  const getToken = (refused: number | null) => getOwnToken(account, own.agentId, { clock, refused });
  const caller = { ...refOf(account), loginOf: own.agentId };
  const answer = await callByLogin({ account, caller, clock, getToken }, terms, call);
  if (answer.outcome !== 'unauthorized') return { answer, login: 'own' };
  return { answer: await callAccount(ref, terms, call), login: 'team' };
}
