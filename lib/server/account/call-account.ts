import 'server-only';
import type { Answer, Failure } from '../ringcentral/answer';
import type { Connection } from '../ringcentral/connection';
import {
  type AccountOfWorkspace,
  disconnected,
  getAccessToken,
  loadAccount,
  refOf,
  suspended,
} from './access-token';
import type { AccountRef } from './account-ref';
import { barrierOfPause } from './breaker';
import type { CallTerms } from './call-budget';
import { callByLogin } from './call-by-login';
import { clockFrom } from './clock';
import { noteLockedOut } from './symptoms';

/**
 * The one way to call the platform for an account: within its call budget, with a token that is good. A token that
 * is refused is replaced and the call made again, once. What the answer tells of the account is remembered. While the
 * platform is away it is left alone, but for a try now and then.
 *
 * @param ref which account
 * @param terms the platform's usage group of the operation, what it is for, and the time
 * @param call the operation, such as `(connection) => listContents(connection, query)`
 * @returns the call's answer; `limited` also when our own budget is spent, `unavailable` also while calls pause, `unauthorized`
 * when an admin or, for a suspended workspace, the operator must act
 * @throws AppError `not-found` when there is no such account
 */
export async function callAccount<T>(
  ref: AccountRef,
  terms: CallTerms & { now: Date },
  call: (connection: Connection) => Promise<Answer<T>>,
): Promise<Answer<T>> {
  const clock = clockFrom(terms.now);
  const account = await loadAccount(ref);
  const barred = barrierOf(account) ?? (await barrierOfPause(ref, account, clock()));
  if (barred) return barred;
  const getToken = (refused: number | null) => getAccessToken(account, clock, refused);
  const answer = await callByLogin({ account, caller: refOf(account), clock, getToken }, terms, call);
  if (answer.outcome === 'unauthorized') await noteLockedOut(ref, answer.detail, clock());
  return answer;
}

/** An account that waits for its admin is left alone: asking again would only lock its credentials. */
function barrierOf(account: AccountOfWorkspace): Failure | null {
  if (account.workspace.suspendedAt !== null) return suspended;
  if (account.state === 'disconnected') return disconnected;
  if (account.state !== 'needs_sign_in') return null;
  return { outcome: 'unauthorized', code: null, detail: account.stateReason ?? 'sign-in needed' };
}
