import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { contentFacts } from '@/tests/support/contents';
import { writeUnsentReplies } from '@/tests/support/unsent-replies';
import { createWorld, type World } from '@/tests/support/world';

const run = promisify(execFile);
const MESSAGES = 100_000;
const BATCH = 500;
const CUSTOMERS = 2_000;

async function fill(world: World): Promise<void> {
  const { importContents } = await import('@/lib/server/writes/import-contents');
  const { inTransaction } = await import('@/lib/server/db');
  const channel = world.channelOf('WhatsApp');
  for (let made = 0; made < MESSAGES; made += BATCH) {
    const contents = Array.from({ length: BATCH }, (_, n) => {
      const customer = (made + n) % CUSTOMERS;
      const at = new Date(Date.now() - (MESSAGES - made - n) * 1_000).toISOString();
      return contentFacts({
        contentId: randomUUID(),
        channelExternalId: channel.id,
        channelType: 'WhatsApp',
        threadId: `thread-${customer}`,
        authorExternalId: `customer-${customer}`,
        body: `Where is parcel ${made + n}? `.repeat(8),
        sentAt: at,
        modifiedAt: at,
      });
    });
    await inTransaction((tx) => importContents(tx, world.account, contents));
  }
}

/** Rows of every table, and the newest of the feed. */
const contentsOf = (world: World) =>
  world.rows<{ table: string; rows: number }>(
    `SELECT relname AS table, (xpath('/row/c/text()', query_to_xml(format('SELECT count(*) AS c FROM %I', relname),
       false, true, '')))[1]::text::int AS rows
     FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY relname`,
  );

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1_000;
}

/** Needs the `pg_dump` and `pg_restore` of its server's version on the path (TEST_DATABASE_URL names another server). */
it(
  'a database of 100,000 messages is backed up and restored, and nothing is sent again',
  async () => {
    const world = await createWorld();
    const { meetDatabase } = await import('@/lib/server/commands/meet-database');
    const folder = await mkdtemp(join(tmpdir(), 'foyer-backup-'));
    const file = join(folder, 'foyer.dump');
    try {
      await meetDatabase(new Date());
      await fill(world);
      const replies = await writeUnsentReplies(world);
      const before = await contentsOf(world);
      const dumped = await seconds(() => run('pg_dump', ['-Fc', '-f', file, process.env.DATABASE_URL ?? '']));
      await replies.removeLast();
      await replies.goOut();
      expect(await replies.copies()).toEqual([1, 1, 0]);
      const restored = await world.offline(async (database) => {
        await database.empty();
        return seconds(() => run('pg_restore', ['-j', '2', '-d', database.url, file]));
      });
      expect(await contentsOf(world)).toEqual(before);
      expect(await meetDatabase(new Date())).toBe(3);
      await replies.forgetLimit();
      await world.runJobs();
      await replies.minutesPass();
      expect(await replies.copies()).toEqual([1, 1, 1]);
      const megabytes = (await stat(file)).size / 1_048_576;
      const figures = [
        `dump ${dumped.toFixed(1)} s`,
        `restore ${restored.toFixed(1)} s`,
        `${megabytes.toFixed(0)} MB`,
      ];
      process.stdout.write(`${MESSAGES} messages: ${figures.join(', ')}\n`);
    } finally {
      await rm(folder, { recursive: true });
      await world.close();
    }
  },
  20 * 60_000,
);
