import 'server-only';
import { DatabaseError } from 'pg';
import { pool } from '../db';
import { onceInProcess } from '../process';
import type { Failure } from '../ringcentral/answer';
import type { AccountRef } from './account-ref';

/** Tells these advisory locks from any others of the database. */
const LOCK_SPACE = 7_104;
const LOCK_NOT_AVAILABLE = '55P03';

/**
 * Runs `work` while nobody else does so for this account, in this or any other process. The lock belongs to a
 * connection of its own, not to a transaction: the work asks the platform, and a process that dies lets go of it.
 * Within a process the waiting is done here, so that it costs one connection, however many wait.
 *
 * @returns what `work` returned; `unavailable` when the turn did not come within the database's lock timeout
 */
export function inTurn<T>(ref: AccountRef, work: () => Promise<T | Failure>): Promise<T | Failure> {
  const turns = onceInProcess('token-turns', () => new Map<string, Promise<unknown>>());
  const key = `${ref.workspaceId}/${ref.accountId}`;
  const before = turns.get(key) ?? Promise.resolve();
  const mine = before.then(() => underLock(key, work));
  const done = mine
    .catch(() => undefined)
    .then(() => {
      if (turns.get(key) === done) turns.delete(key);
    });
  turns.set(key, done);
  return mine;
}

async function underLock<T>(key: string, work: () => Promise<T | Failure>): Promise<T | Failure> {
  const connection = await pool().connect();
  try {
    await connection.query('SELECT pg_advisory_lock($1, hashtext($2))', [LOCK_SPACE, key]);
    try {
      return await work();
    } finally {
      await connection.query('SELECT pg_advisory_unlock($1, hashtext($2))', [LOCK_SPACE, key]);
    }
  } catch (error) {
    if (!(error instanceof DatabaseError && error.code === LOCK_NOT_AVAILABLE)) throw error;
    return { outcome: 'unavailable', detail: 'another process has been asking for a token for too long' };
  } finally {
    connection.release();
  }
}
