import { describe, expect, it } from 'vitest';
import { type Database, database, pool } from '@/lib/server/db';
import { prepareServer } from '../support/server';

prepareServer();

/** Of the whole deployment: workspaces themselves, people with their sessions, and what exists before either. */
const deploymentWide = [
  '_prisma_migrations',
  'agent',
  'database_home',
  'known_address',
  'session',
  'set_up_secret',
  'sign_in_attempt',
  'sign_in_link',
  'worker_beat',
  'workspace',
];

interface Key {
  table: string;
  columns: string[];
  /** The table a foreign key refers to. */
  target: string | null;
}

/** Every primary, unique and foreign key, and every unique index, of the tables in `public`. */
const KEYS = `
  SELECT owner.relname::text AS "table", target.relname::text AS target, (
      SELECT array_agg(attribute.attname::text ORDER BY place.at)
      FROM unnest(key.columns) WITH ORDINALITY AS place(attnum, at)
      JOIN pg_attribute AS attribute ON attribute.attrelid = owner.oid AND attribute.attnum = place.attnum
    ) AS columns
  FROM (
    SELECT conrelid AS owner, conkey AS columns, confrelid AS target
    FROM pg_constraint WHERE contype IN ('p', 'u', 'f')
    UNION
    SELECT indrelid, indkey::int2[], 0 FROM pg_index WHERE indisunique
  ) AS key
  JOIN pg_class AS owner ON owner.oid = key.owner
  LEFT JOIN pg_class AS target ON target.oid = key.target
  WHERE owner.relnamespace = 'public'::regnamespace`;

const TABLES = `SELECT tablename::text AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY name`;

/**
 * What would let a row of one workspace be found, or be referred to, without naming the workspace. A reference to
 * something of the whole deployment cannot name one.
 */
async function gapsIn(db: Database): Promise<string[]> {
  const keys = await db.rows<Key>(KEYS);
  const open = keys
    .filter(({ table }) => !deploymentWide.includes(table))
    .filter(({ target }) => target === null || !deploymentWide.includes(target))
    .filter(({ columns }) => columns[0] !== 'workspace_id')
    .map(({ table, columns }) => `${table} (${columns.join(', ')})`);
  const tables = await db.rows<{ name: string }>(TABLES);
  const keyless = tables.filter(({ name }) => !keys.some(({ table }) => table === name));
  return [...open, ...keyless.map(({ name }) => `${name} has no key`)];
}

/** What is found with these statements run, which are then undone. */
async function gapsWith(statements: string): Promise<string[]> {
  const client = await pool().connect();
  try {
    await client.query('BEGIN');
    await client.query(statements);
    return await gapsIn({ rows: async (text, params) => (await client.query(text, params)).rows });
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
}

describe('the wall between workspaces stands in the database', () => {
  it('every key of a workspace’s table begins with the workspace', async () => {
    expect(await gapsIn(database)).toEqual([]);
  });

  it('the tables of the whole deployment are those that are listed', async () => {
    const ofWorkspaces = await database.rows<{ name: string }>(
      `SELECT table_name::text AS name FROM information_schema.columns
       WHERE table_schema = 'public' AND column_name = 'workspace_id' AND table_name <> 'session'`,
    );
    const tables = await database.rows<{ name: string }>(TABLES);
    const others = tables.filter(({ name }) => !ofWorkspaces.some((each) => each.name === name));
    expect(others.map(({ name }) => name).sort()).toEqual(deploymentWide);
  });

  it.each([
    ['a table keyed by its own id', 'CREATE TABLE planted (id uuid PRIMARY KEY)', 'planted (id)'],
    [
      'a name that is unique over all workspaces',
      'CREATE UNIQUE INDEX planted ON channel (external_id, workspace_id)',
      'channel (external_id, workspace_id)',
    ],
    [
      'a reference that leaves the workspace out',
      `ALTER TABLE channel ADD UNIQUE (id);
       CREATE TABLE planted (workspace_id uuid PRIMARY KEY, channel_id uuid REFERENCES channel (id))`,
      'planted (channel_id)',
    ],
    ['a table without any key', 'CREATE TABLE planted (workspace_id uuid)', 'planted has no key'],
  ])('catches %s', async (_, statements, caught) => {
    expect(await gapsWith(statements)).toContain(caught);
  });
});
