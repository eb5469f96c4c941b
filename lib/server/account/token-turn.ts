import 'server-only';
import { setTimeout as pause } from 'node:timers/promises';
import { database } from '../db';
import type { Failure } from '../ringcentral/answer';
import type { AccountRef } from './account-ref';

/** Longer than the calls of a turn can take together, so that only the turn of a dead process runs out. */
const LEASE = "interval '90 seconds'";

/** Milliseconds. */
const LOOK_AGAIN = 50;
const PATIENCE = 5_000;

/** By the database's clock: those of the machines may differ. */
const TAKE = `
  UPDATE account SET token_lease_until = clock_timestamp() + ${LEASE}
  WHERE workspace_id = $1::uuid AND id = $2::uuid
    AND (token_lease_until IS NULL OR token_lease_until < clock_timestamp())
  RETURNING token_lease_until AS "until"`;

const END = `
  UPDATE account SET token_lease_until = NULL
  WHERE workspace_id = $1::uuid AND id = $2::uuid AND token_lease_until = $3::timestamptz`;

/**
 * Runs `work` while nobody else does so for this account, in this or any other process. The turn is a lease in the
 * account's row and not a lock: the work asks the platform, and neither a transaction nor a connection may be held
 * for so long.
 *
 * @returns what `work` returned; `unavailable` when the turn did not come soon
 */
export async function inTurn<T>(ref: AccountRef, work: () => Promise<T | Failure>): Promise<T | Failure> {
  const lease = await waitForTurn(ref);
  if (lease === null) return { outcome: 'unavailable', detail: 'a token is being asked for elsewhere' };
  try {
    return await work();
  } finally {
    await database.rows(END, [ref.workspaceId, ref.accountId, lease]);
  }
}

/** The lease; null when patience ran out. */
async function waitForTurn(ref: AccountRef): Promise<Date | null> {
  const giveUpAt = performance.now() + PATIENCE;
  for (;;) {
    const [lease] = await database.rows<{ until: Date }>(TAKE, [ref.workspaceId, ref.accountId]);
    if (lease) return lease.until;
    if (performance.now() > giveUpAt) return null;
    await pause(LOOK_AGAIN);
  }
}
