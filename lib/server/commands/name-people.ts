import 'server-only';
import type { PersonFacts } from '@/lib/domain/content-facts';
import { callAccount } from '../account/call-account';
import { whenToRetry } from '../account/when-to-retry';
import { database, inTransaction } from '../db';
import { log } from '../log';
import { type AccountKey, enqueue } from '../queue';
import type { Failure } from '../ringcentral/answer';
import { listIdentities, readIdentity } from '../ringcentral/identities';
import { savePeople } from '../writes/save-people';

const PAGE_SIZE = 500;
/** People that the newest page did not hold are read one by one, so many a round. */
const MAX_STRAGGLERS = 5;
/** Milliseconds until the next round, when the budget ended in the middle of one: enough for more than its page. */
const LOOK_AGAIN = 5_000;

/**
 * Learns the names of people of whom only an id is known: one page of the newest identities names all who just
 * appeared, and whoever is older is read by id.
 */
export async function namePeople(account: AccountKey, now: Date): Promise<void> {
  if ((await nameless(account)).length === 0) return;
  const page = await callAccount(account, { group: 'light', priority: 'confirm', now }, (connection) =>
    listIdentities(connection, { pageSize: PAGE_SIZE }),
  );
  if (page.outcome !== 'ok') return postpone(account, page, now);
  await store(account, page.value.people, now);
  const rest = await nameless(account);
  for (const externalId of rest.slice(0, MAX_STRAGGLERS)) {
    const failure = await nameOne(account, externalId, now);
    if (failure) return postpone(account, failure, new Date(now.getTime() + LOOK_AGAIN));
  }
  if (rest.length > MAX_STRAGGLERS) await inTransaction(async (tx) => enqueue(tx, 'name-people', account));
}

async function nameless(account: AccountKey): Promise<string[]> {
  const rows = await database.rows<{ external_id: string }>(
    `SELECT external_id FROM person WHERE workspace_id = $1::uuid AND account_id = $2::uuid AND fetched_at IS NULL
     ORDER BY created_at DESC LIMIT 200`,
    [account.workspaceId, account.accountId],
  );
  return rows.map((row) => row.external_id);
}

/** One name is worth less than a list of contents: it yields to sweeps. */
async function nameOne(account: AccountKey, externalId: string, now: Date): Promise<Failure | null> {
  const answer = await callAccount(account, { group: 'light', priority: 'sweep', now }, (connection) =>
    readIdentity(connection, externalId),
  );
  if (answer.outcome === 'ok') {
    await store(account, [answer.value], now);
    return null;
  }
  if (answer.outcome !== 'refused') return answer;
  await markUnknown(account, externalId, now);
  return null;
}

/** The platform does not know, or hides, this identity: asking again each time would only cost calls. */
async function markUnknown(account: AccountKey, externalId: string, now: Date): Promise<void> {
  await database.rows(
    `UPDATE person SET fetched_at = $4::timestamptz
     WHERE workspace_id = $1::uuid AND account_id = $2::uuid AND external_id = $3`,
    [account.workspaceId, account.accountId, externalId, now.toISOString()],
  );
}

async function store(account: AccountKey, people: PersonFacts[], now: Date): Promise<void> {
  await inTransaction((tx) => savePeople(tx, account, people, now));
}

async function postpone(account: AccountKey, failure: Failure, now: Date): Promise<void> {
  log().info({ ...account, outcome: failure.outcome }, 'naming people waits');
  await inTransaction(async (tx) =>
    enqueue(tx, 'name-people', account, { runAt: whenToRetry(failure, now) }),
  );
}
