import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { ContentFacts } from '@/lib/domain/content-facts';
import { database, inTransaction } from '@/lib/server/db';
import { makeAccount, type TestAccount } from '@/tests/support/accounts';
import { type Figures, interleave, report } from '@/tests/support/bench';
import { contentFacts } from '@/tests/support/contents';
import { makeWorkspace } from '@/tests/support/people';
import { prepareServer } from '@/tests/support/server';

prepareServer();

const BATCH = 100;
const BATCHES = 8;
const ROUNDS = 4;
/** Conversations that the messages of a batch fall into. */
const CUSTOMERS = 40;
/** Clock ticks of a second in /proc, as Linux has them everywhere. */
const TICKS = 100;

/** CPU seconds of a process so far, or of all that the server of a database connection has; Linux only. */
function cpuSecondsOf(pid: string): { parent: string; seconds: number } {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return { parent: fields[1] ?? '', seconds: (Number(fields[11]) + Number(fields[12])) / TICKS };
}

async function postgresCpuSeconds(): Promise<number> {
  const [own] = await database.rows<{ pid: string }>('SELECT pg_backend_pid()::text AS pid');
  const { parent } = cpuSecondsOf(own?.pid ?? '');
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return all.reduce((sum, pid) => {
    try {
      const found = cpuSecondsOf(pid);
      return found.parent === parent || pid === parent ? sum + found.seconds : sum;
    } catch {
      return sum; // it ended meanwhile
    }
  }, 0);
}

async function measured(work: () => Promise<void>): Promise<Figures> {
  const [postgresBefore, ownBefore] = [await postgresCpuSeconds(), process.cpuUsage()];
  const startedAt = performance.now();
  await work();
  const seconds = (performance.now() - startedAt) / 1_000;
  const { user, system } = process.cpuUsage(ownBefore);
  const own = (user + system) / 1_000_000;
  const postgres = (await postgresCpuSeconds()) - postgresBefore;
  const messages = BATCH * BATCHES;
  return {
    'messages a second': messages / seconds,
    'messages a CPU second': messages / (own + postgres),
    'CPU ms a message, ours': (own * 1_000) / messages,
    'CPU ms a message, Postgres': (postgres * 1_000) / messages,
  };
}

let made = 0;

function content(): ContentFacts {
  made += 1;
  const at = new Date(Date.now() + made).toISOString();
  return contentFacts({
    contentId: randomUUID(),
    channelExternalId: 'bench-channel',
    channelType: 'WhatsApp',
    threadId: `thread-${made % CUSTOMERS}`,
    authorExternalId: `customer-${made % CUSTOMERS}`,
    body: 'Where is my parcel? '.repeat(20),
    sentAt: at,
    modifiedAt: at,
  });
}

const batch = () => Array.from({ length: BATCH }, content);

/** The full ingest in one statement: conversation's counter, message and feed row (limits.md §2.2). */
const LIMIT = `
  WITH new AS (
    SELECT * FROM jsonb_to_recordset($1::jsonb) AS new("contentId" text, "authorExternalId" text, body text, "sentAt" timestamptz)
  ), talk AS (
    INSERT INTO limit_conversation (id, count, last_at)
    SELECT "authorExternalId", count(*), max("sentAt") FROM new GROUP BY 1 ORDER BY 1
    ON CONFLICT (id) DO UPDATE SET count = limit_conversation.count + EXCLUDED.count, last_at = EXCLUDED.last_at
    RETURNING id
  ), saved AS (
    INSERT INTO limit_message (content_id, conversation_id, body, sent_at)
    SELECT "contentId", talk.id, body, "sentAt" FROM new JOIN talk ON talk.id = new."authorExternalId"
    ON CONFLICT DO NOTHING RETURNING content_id, body
  )
  INSERT INTO limit_feed (payload) SELECT jsonb_build_object('id', content_id, 'body', body) FROM saved`;

async function makeLimitTables(): Promise<void> {
  await database.rows(
    `CREATE TABLE limit_conversation (id text PRIMARY KEY, count bigint, last_at timestamptz)`,
  );
  await database.rows(`CREATE TABLE limit_message (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    content_id text UNIQUE, conversation_id text, body text, sent_at timestamptz)`);
  await database.rows(`CREATE INDEX ON limit_message (conversation_id, sent_at DESC)`);
  await database.rows(
    'CREATE TABLE limit_feed (seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, payload jsonb)',
  );
}

async function importAll(account: TestAccount): Promise<void> {
  const { importContents } = await import('@/lib/server/writes/import-contents');
  for (let done = 0; done < BATCHES; done += 1) {
    const { changed } = await inTransaction((tx) => importContents(tx, account, batch()));
    expect(changed).toHaveLength(BATCH);
  }
}

it('imports messages in batches, beside one statement that does as much', async () => {
  const account = await makeAccount(await makeWorkspace());
  await makeLimitTables();
  const atTheLimit = async () => {
    for (let done = 0; done < BATCHES; done += 1) await database.rows(LIMIT, [JSON.stringify(batch())]);
  };
  const summaries = await interleave(
    [
      { name: 'one statement for each batch', run: () => measured(atTheLimit) },
      { name: 'Foyer, importContents', run: () => measured(() => importAll(account)) },
    ],
    ROUNDS,
  );
  report('import-batch', summaries);
});
