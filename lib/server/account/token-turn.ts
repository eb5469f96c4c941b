import 'server-only';
import { DatabaseError } from 'pg';
import { pool } from '../db';
import { onceInProcess } from '../process';
import type { Failure } from '../ringcentral/answer';
import type { AccountRef } from './account-ref';

/** Tells these advisory locks from any others of the database. */
const LOCK_SPACE = 7_104;
const LOCK_NOT_AVAILABLE = '55P03';

/** Connections of the process's pool that may be tied up in turns; the work itself needs others. */
const MAX_CONNECTIONS = 3;

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
  const mine = before.then(() => withinLimit(() => underLock(key, work)));
  const done = mine
    .catch(() => undefined)
    .then(() => {
      if (turns.get(key) === done) turns.delete(key);
    });
  turns.set(key, done);
  return mine;
}

/** Many accounts may need a token at once; if each held a connection, none would be left to store it with. */
async function withinLimit<T>(work: () => Promise<T>): Promise<T> {
  const waiting = onceInProcess('token-turns-waiting', () => ({
    free: MAX_CONNECTIONS,
    queue: [] as (() => void)[],
  }));
  if (waiting.free > 0) waiting.free -= 1;
  else await new Promise<void>((resolve) => waiting.queue.push(resolve));
  try {
    return await work();
  } finally {
    const next = waiting.queue.shift();
    if (next) next();
    else waiting.free += 1;
  }
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
