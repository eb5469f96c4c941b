import 'server-only';
import { isThrottledLong } from '@/lib/domain/incident';
import { database, inTransaction, type Transaction } from '../db';
import type { Answer, Failure } from '../ringcentral/answer';
import { type Symptom, symptomOf } from '../ringcentral/symptom';
import { endIncident, openIncident } from '../writes/incidents';
import { type AccountRef, type Caller, SHARED_LOGIN } from './account-ref';
import type { CallTerms } from './call-budget';

/** Each ends by a call of the same topic that succeeds. */
const SYMPTOMS: readonly Symptom[] = ['forbidden', 'throttled', 'unexpected-answers'];

/**
 * Remembers what a call tells of the account: an incident begins with the first answer that shows it, and ends with
 * the first call of the same kind that succeeds. A person's own login and what a script asked for tell nothing of it.
 */
export async function noteSymptom(
  caller: Caller,
  terms: CallTerms,
  answer: Answer<unknown>,
  now: Date,
): Promise<void> {
  if (caller.loginOf !== undefined || terms.isForeign) return;
  if (answer.outcome === 'ok') return noteWell(caller, terms, now);
  // A refused sign-in is noted as such (access-token.ts).
  if (terms.group === 'auth' && answer.outcome === 'refused') return;
  const kind = symptomOf(answer);
  if (kind === null) return;
  if (kind === 'throttled' && !(await isThrottled(caller, terms, answer, now))) return;
  await inTransaction((tx) => {
    const topic = topicOf(kind, terms);
    return openIncident(tx, caller, { kind, topic, at: now, detail: detailOf(answer) });
  });
}

/** The platform counts calls by their group; what else is wrong may be so for one use of it only. */
function topicOf(kind: Symptom, { group, priority }: CallTerms): string {
  return kind === 'throttled' ? group : `${group}/${priority}`;
}

function detailOf(failure: Failure): string | null {
  if (failure.outcome === 'limited') return null;
  const code = 'code' in failure ? failure.code : null;
  return code === null ? failure.detail : `${code}: ${failure.detail}`;
}

async function isThrottled(
  { workspaceId, accountId }: AccountRef,
  { group }: CallTerms,
  answer: Failure,
  now: Date,
): Promise<boolean> {
  if (answer.outcome !== 'limited') return false;
  const [budget] = await database.rows<{ since: Date }>(LIMITED, [workspaceId, accountId, group, now]);
  const since = budget?.since ?? now;
  return isThrottledLong(now.getTime() - since.getTime(), answer.retryAfterMs);
}

const LIMITED = `
  UPDATE call_budget SET limited_since = COALESCE(limited_since, $4::timestamptz)
  WHERE workspace_id = $1::uuid AND account_id = $2::uuid AND usage_group = $3
    AND login_of = '${SHARED_LOGIN}' RETURNING limited_since AS since`;

/** Asked after every call, so it only looks; nearly always nothing is wrong. */
const ANYTHING_WRONG = `
  SELECT 1 AS it WHERE EXISTS (
    SELECT FROM incident WHERE workspace_id = $1::uuid AND account_id = $2::uuid AND ended_at IS NULL
      AND (topic IN ($3, $4) OR kind = 'needs-sign-in')
  ) OR EXISTS (
    SELECT FROM call_budget WHERE workspace_id = $1::uuid AND account_id = $2::uuid AND usage_group = $3
      AND limited_since IS NOT NULL
  )`;

async function noteWell(caller: AccountRef, terms: CallTerms, now: Date): Promise<void> {
  const { workspaceId, accountId } = caller;
  const use = `${terms.group}/${terms.priority}`;
  const wrong = await database.rows(ANYTHING_WRONG, [workspaceId, accountId, terms.group, use]);
  if (wrong.length === 0) return;
  await inTransaction(async (tx) => {
    for (const kind of SYMPTOMS)
      await endIncident(tx, caller, { kind, topic: topicOf(kind, terms), at: now });
    // To be given a token is not yet to be let in by it.
    if (terms.group !== 'auth') await endIncident(tx, caller, { kind: 'needs-sign-in', at: now });
    await forgetLimit(tx, caller, terms);
  });
}

async function forgetLimit(tx: Transaction, ref: AccountRef, { group }: CallTerms): Promise<void> {
  await tx.rows(
    `UPDATE call_budget SET limited_since = NULL
     WHERE workspace_id = $1::uuid AND account_id = $2::uuid AND usage_group = $3
       AND limited_since IS NOT NULL RETURNING usage_group`,
    [ref.workspaceId, ref.accountId, group],
  );
}

/** Notes that the platform let nobody in, though the token was new. */
export async function noteLockedOut(ref: AccountRef, detail: string, now: Date): Promise<void> {
  await inTransaction((tx) => openIncident(tx, ref, { kind: 'needs-sign-in', at: now, detail }));
}
