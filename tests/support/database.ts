import pg from 'pg';
import { inject } from 'vitest';

export interface TestDatabase {
  /** Connection string. */
  readonly url: string;
  /**
   * Makes a backup. Nobody may be connected.
   *
   * @returns puts it back in the database's place, as often as it is called
   */
  backUp(): Promise<() => Promise<void>>;
  /** Makes another of the same name, with nothing in it. */
  empty(): Promise<void>;
  /** Removes the database and its backup, whoever is still connected to it. */
  drop(): Promise<void>;
}

let made = 0;

/**
 * Makes a database of its own for a test file: empty, migrated, with the job queue's tables. It is a copy of the
 * template that postgres-setup.ts prepares, which takes some 50 ms.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const template = new URL(inject('templateUrl'));
  made += 1;
  const name = `test_${process.pid}_${made}`;
  const url = Object.assign(new URL(template), { pathname: `/${name}` }).href;
  const copy = (from: string, to: string) => onServer(template, `CREATE DATABASE ${to} TEMPLATE ${from}`);
  const remove = (database: string) => onServer(template, `DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
  await copy(template.pathname.slice(1), name);
  return {
    url,
    backUp: async () => {
      // Connections that were closed a moment ago may still be ending.
      await onServer(
        template,
        `SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '${name}'`,
      );
      await copy(name, `${name}_backup`);
      return async () => {
        await remove(name);
        await copy(`${name}_backup`, name);
      };
    },
    empty: async () => {
      await remove(name);
      await onServer(template, `CREATE DATABASE ${name} TEMPLATE template0`);
    },
    drop: async () => {
      await remove(name);
      await remove(`${name}_backup`);
    },
  };
}

async function onServer(template: URL, statement: string): Promise<void> {
  const client = new pg.Client({
    connectionString: Object.assign(new URL(template), { pathname: '/postgres' }).href,
  });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
