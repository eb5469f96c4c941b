import 'server-only';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { type Prisma, PrismaClient } from '@/prisma/generated/client';
import { env } from './env';
import { log } from './log';
import { onceInProcess } from './process';

/** Anything that answers SQL: the pool, or a transaction. Queries take one and so work inside and outside. */
export interface Database {
  /**
   * Runs one statement. Counts must be cast to `int` and times come as `Date`: pool and transaction decode
   * `bigint` differently.
   *
   * @param text SQL with $1, $2 …; each parameter needs a cast where its type is not plain
   */
  rows<T>(text: string, params?: unknown[]): Promise<T[]>;
}

/** Work that is collected while a transaction runs and done once, just before it commits. */
export interface CommitStep<T> {
  /** Steps run by this order; the feed is last, because its counter row is the one everybody waits for. */
  order: number;
  run(tx: Transaction, items: T[]): Promise<void>;
  /** After the commit; may fail without harm. */
  afterwards?(items: T[]): void;
}

/** How long a statement waits for somebody's lock, and how long a transaction may sit idle (milliseconds). */
const LOCK_TIMEOUT = 2_000;
const IDLE_TIMEOUT = 5_000;

/** The process's connections. Prisma uses the same ones. */
export function pool(): pg.Pool {
  return onceInProcess('pool', () => {
    const made = new pg.Pool({
      connectionString: env().DATABASE_URL,
      max: 10,
      options: `-c lock_timeout=${LOCK_TIMEOUT} -c idle_in_transaction_session_timeout=${IDLE_TIMEOUT} -c timezone=UTC`,
    });
    // An idle connection that dies would otherwise end the process; the next query gets a new one.
    const noteLoss = (error: Error) => log().warn({ err: error }, 'a database connection was lost');
    made.on('error', noteLoss);
    made.on('connect', (client) => client.on('error', noteLoss));
    return made;
  });
}

/** Typed access for ordinary reads and writes; the hot statements are SQL. */
export function prisma(): PrismaClient {
  return onceInProcess('prisma', () => new PrismaClient({ adapter: new PrismaPg(pool()) }));
}

/** The pool as a `Database`. */
export const database: Database = {
  rows: async <T>(text: string, params: unknown[] = []) => (await pool().query(text, params)).rows as T[],
};

/** One transaction: typed access, SQL, and what is to be done at its end. */
export class Transaction implements Database {
  readonly #steps = new Map<CommitStep<never>, unknown[]>();

  constructor(readonly prisma: Prisma.TransactionClient) {}

  rows<T>(text: string, params: unknown[] = []): Promise<T[]> {
    return this.prisma.$queryRawUnsafe<T[]>(text, ...params);
  }

  /** Hands an item to a step; all items of a step are given to it together, just before COMMIT. */
  atCommit<T>(step: CommitStep<T>, item: T): void {
    const items = this.#steps.get(step);
    if (items) items.push(item);
    else this.#steps.set(step, [item]);
  }

  /** Called by `inTransaction` alone. */
  async beforeCommit(): Promise<void> {
    for (const [step, items] of this.#ordered()) await step.run(this, items as never[]);
  }

  /** Called by `inTransaction` alone. */
  afterCommit(): void {
    for (const [step, items] of this.#ordered()) step.afterwards?.(items as never[]);
  }

  #ordered() {
    return [...this.#steps].sort(([a], [b]) => a.order - b.order);
  }
}

/** Tries of a transaction that had to give way to another one. */
const MOST_TRIES = 4;

/**
 * Runs `work` in one transaction: rows, jobs and feed are committed together or not at all. Never call the
 * platform inside: a slow answer would hold everybody's locks. One that waited too long for a lock, or met another in
 * a circle, has done nothing and is run again from its beginning.
 *
 * @param work may run more than once, so it must change nothing but the database
 * @returns what `work` returned, after the commit
 */
export async function inTransaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await runOnce(work);
    } catch (error) {
      if (attempt === MOST_TRIES || !hadToGiveWay(error)) throw error;
      log().info({ attempt }, 'a transaction gave way and is run again');
    }
  }
}

/**
 * Runs `work` for one slice of the items after the other, each in a transaction of its own: none of them holds the
 * rows of many for long. What was done stays done when a later one fails.
 *
 * @returns what each returned
 */
export async function inTransactions<T, R>(
  items: T[],
  size: number,
  work: (tx: Transaction, slice: T[]) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  for (let start = 0; start < items.length; start += size) {
    const slice = items.slice(start, start + size);
    results.push(await inTransaction((tx) => work(tx, slice)));
  }
  return results;
}

async function runOnce<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  const { result, tx } = await prisma().$transaction(
    async (client) => {
      const tx = new Transaction(client);
      const result = await work(tx);
      await tx.beforeCommit();
      return { result, tx };
    },
    { maxWait: 5_000, timeout: 20_000 },
  );
  tx.afterCommit();
  return result;
}

/** Postgres' codes for a lock that was not had in time, a deadlock and a failed serialisation; Prisma's for both. */
const GAVE_WAY = /^(55P03|40P01|40001|P2034)$/;

/** Looks into causes: Prisma wraps what Postgres said. */
function hadToGiveWay(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, originalCode, cause, meta } = error as Record<string, unknown>;
  if ([code, originalCode].some((one) => typeof one === 'string' && GAVE_WAY.test(one))) return true;
  return [cause, meta, ...Object.values(typeof meta === 'object' ? (meta ?? {}) : {})].some(hadToGiveWay);
}

/**
 * Reads as if time stood still: all statements of `work` see the database as it was at the first of them.
 *
 * @returns what `work` returned
 */
export async function inSnapshot<T>(work: (db: Database) => Promise<T>): Promise<T> {
  const client = await pool().connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY');
    const rows = async <R>(text: string, params: unknown[] = []) =>
      (await client.query(text, params)).rows as R[];
    return await work({ rows });
  } finally {
    // Nothing was written; a connection that cannot even end its transaction must not be used again.
    await client.query('ROLLBACK').then(
      () => client.release(),
      (error) => client.release(error),
    );
  }
}

/** Ends the process's connections. */
export async function closeDatabase(): Promise<void> {
  await prisma().$disconnect();
  await pool().end();
}
