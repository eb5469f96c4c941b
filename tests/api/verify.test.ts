import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Act } from '@/lib/domain/act';
import type { Audit } from '@/lib/server/queries/find-drifts';
import { customerWrites, messageOf, replyTo, sweep } from '@/tests/support/conversation';
import { CORRUPTIONS } from '@/tests/support/corruptions';
import { createWorld, type World } from '@/tests/support/world';

let world: World;
/** Does what no code of ours could: its references and triggers are off. */
let saboteur: pg.Client;

const TABLES = [
  'channel',
  'conversation',
  'message',
  'read_mark',
  'note',
  'mention',
  'bulk_change',
  'bulk_change_item',
  'membership',
  'webhook_event',
  'feed',
  'feed_counter',
];
const UNIQUE: Record<string, string> = {
  message_workspace_id_account_id_content_id_key: 'message (workspace_id, account_id, content_id)',
  message_workspace_id_client_id_key: 'message (workspace_id, client_id)',
  webhook_event_workspace_id_account_id_dedupe_key_key:
    'webhook_event (workspace_id, account_id, dedupe_key)',
};

beforeAll(async () => {
  world = await createWorld();
  await live();
  const { makeInbox } = await import('@/tests/support/inbox');
  await makeInbox('neighbour');
  saboteur = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await saboteur.connect();
  await saboteur.query('SET session_replication_role = replica');
  for (const table of TABLES) await saboteur.query(`CREATE TEMPORARY TABLE kept_${table} AS TABLE ${table}`);
});
afterAll(async () => {
  await saboteur.end();
  await world.close();
});

async function verify(): Promise<Audit> {
  const { findDrifts } = await import('@/lib/server/queries/find-drifts');
  return findDrifts(world.account.workspaceId);
}

/** A morning at Northwind: history, questions, replies of every fate, work taken, read and closed, webhooks. */
async function live(): Promise<void> {
  const { importHistory } = await import('@/lib/server/commands/import-history');
  await world.sandbox.control('/settings', {
    method: 'PUT',
    body: { answerMode: 'never', exportDelayMs: [0, 0] },
  });
  await importHistory(world.account, new Date());
  await world.runJobs();
  await answer('WhatsApp', 'Confirmed');
  await answer('Facebook', 'In public');
  await refuse(() => answer('Viber', 'Refused'));
  await handle();
  // A question that nobody answers, a reply that nobody has sent yet, and an event that nobody has imported.
  await ask('WhatsApp', 'Open question');
  await receive();
  await send('Messenger', 'Queued');
  await deliver({ event: IMPORTED, body: { resource: { id: '66b0c0ffee00000000000002', body: 'Hi' } } });
}

const IMPORTED = '/cx/social-messaging/v1/contents/Imported';

const ask = (channelType: string, name: string) =>
  customerWrites(world, { channelType, customer: { name }, body: `${name}: where is my bike?` });

async function send(channelType: string, name: string) {
  const { sendReply } = await import('@/lib/server/commands/send-reply');
  const asked = await messageOf(world, (await ask(channelType, name)).id);
  return sendReply(world.priya, replyTo(asked, { body: `Hello ${name}` }), new Date());
}

async function answer(channelType: string, name: string): Promise<void> {
  await send(channelType, name);
  await world.runJobs();
  await sweep(world);
}

async function refuse(work: () => Promise<void>): Promise<void> {
  const match = { method: 'POST', path: '/contents$' };
  const rule = { match, effect: 'status', status: 403, code: 'EDI-019', times: 1 };
  await world.sandbox.control('/faults', { method: 'PUT', body: { rules: [rule] } });
  await work();
  await world.sandbox.control('/faults', { method: 'DELETE' });
}

/** Somebody takes a conversation, somebody reads one and begins to write, somebody closes one. */
async function handle(): Promise<void> {
  const { assignConversation } = await import('@/lib/server/commands/assign-conversation');
  const { moveReadMark } = await import('@/lib/server/commands/move-read-mark');
  const { addNote } = await import('@/lib/server/commands/add-note');
  const { saveDraft } = await import('@/lib/server/commands/save-draft');
  const { changeConversation } = await import('@/lib/server/commands/change-conversation');
  const [taken, read, closed, marked, snoozed] = await Promise.all(
    (['Taken', 'Read', 'Closed', 'Marked', 'Snoozed'] as const).map(async (name) =>
      messageOf(world, (await ask('WhatsApp', name)).id),
    ),
  );
  if (!taken || !read || !closed || !marked || !snoozed) throw new Error('nobody wrote');
  const claim = { assigneeId: world.priya.agentId, expectedAssigneeId: null };
  await assignConversation(world.maya, taken.conversationId, claim, new Date());
  await moveReadMark(world.priya, read.conversationId, { readCount: 1_000, readVersion: 0 }, new Date());
  const note = { clientId: randomUUID(), text: `@[agent:${world.jonas.agentId}] look` };
  await addNote(world.priya, taken.conversationId, note, new Date());
  const draft = { body: 'Thanks', begunAfterMessageId: read.id, revision: 0 };
  const place = { mode: 'note', answers: null } as const;
  await saveDraft(world.priya, { ...draft, conversationId: read.conversationId, place }, new Date());
  const act = (conversationId: string, act: Act) =>
    changeConversation(world.priya, conversationId, { act }, new Date());
  await act(closed.conversationId, { type: 'status', status: 'closed' });
  await act(marked.conversationId, { type: 'needs-reply', needsReply: false });
  await act(marked.conversationId, { type: 'needs-reply', needsReply: true });
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
  await act(snoozed.conversationId, { type: 'snooze', until: tomorrow });
  await changeMany([taken.conversationId, read.conversationId]);
}

/** Somebody raises the priority of several at once, and takes it back. */
async function changeMany(ids: string[]): Promise<void> {
  const { beginBulkChange } = await import('@/lib/server/commands/begin-bulk-change');
  const { undoBulkChange } = await import('@/lib/server/commands/undo-bulk-change');
  const act = { type: 'priority', priority: 'high' } as const;
  const { change } = await beginBulkChange(
    world.priya,
    { id: randomUUID(), which: { ids }, act },
    new Date(),
  );
  await undoBulkChange(world.priya, change.id, { id: randomUUID() }, new Date());
}

/** Deliveries of every fate. */
async function receive(): Promise<void> {
  await deliver({ event: IMPORTED, body: { resource: { id: '66b0c0ffee00000000000001', body: 'Hi' } } });
  await deliver({ event: '/something/new' });
  await deliver('not even an object');
  await world.runJobs();
}

async function deliver(event: object | string): Promise<void> {
  const { acceptWebhook } = await import('@/lib/server/commands/accept-webhook');
  const { unsealSecret } = await import('@/lib/server/account/credentials');
  const { workspaceId, accountId } = world.account;
  const [row] = await world.rows<{ path: string; token: string }>(
    'SELECT hook_secret_sealed AS path, verification_token_sealed AS token FROM account WHERE id = $1::uuid',
    [accountId],
  );
  const secret = unsealSecret(workspaceId, 'hook_secret_sealed', row?.path ?? '');
  const proof = unsealSecret(workspaceId, 'verification_token_sealed', row?.token ?? '');
  const body = typeof event === 'string' ? event : { uuid: randomUUID(), ...event };
  await acceptWebhook(
    {
      token: `${workspaceId}.${accountId}.${secret}`,
      headers: new Headers({ 'verification-token': proof }),
      bytes: Buffer.from(JSON.stringify(body)),
      isCut: false,
    },
    new Date(),
  );
}

describe('A busy workspace', () => {
  test('has nothing that does not agree', async () => {
    const audit = await verify();
    expect(audit.drifts).toEqual([]);
    expect(audit.checkCount).toBeGreaterThan(30);
  });

  test('holds everything that the audit looks at, so that it cannot pass for lack of it', async () => {
    const counts = await world.rows<{ what: string; count: number }>(
      `SELECT 'fate ' || fate AS what, count(*)::int AS count FROM webhook_event GROUP BY 1
       UNION ALL SELECT 'delivery ' || delivery, count(*)::int FROM message WHERE delivery IS NOT NULL GROUP BY 1
       UNION ALL SELECT 'needs reply ' || needs_reply, count(*)::int FROM message GROUP BY 1
       UNION ALL SELECT 'marked ' || is_marked_needs_reply, count(*)::int FROM conversation GROUP BY 1
       UNION ALL SELECT 'status ' || status, count(*)::int FROM conversation GROUP BY 1
       UNION ALL SELECT 'forbidden', count(*)::int FROM channel WHERE forbidden_at IS NOT NULL HAVING count(*) > 0
       UNION ALL SELECT 'read marks', count(*)::int FROM read_mark`,
    );
    expect(counts.map(({ what }) => what)).toEqual(
      expect.arrayContaining([
        ...['fate accepted', 'fate imported', 'fate rejected', 'fate unknown_type'],
        ...['delivery confirmed', 'delivery failed', 'delivery queued', 'forbidden'],
        ...['needs reply true', 'needs reply false', 'marked true', 'status snoozed', 'read marks'],
      ]),
    );
  });
});

describe('The audit', () => {
  afterEach(repair);

  test.each(CORRUPTIONS)('finds $name', async ({ table, field, sql }) => {
    await plant(sql);
    expect((await verify()).drifts).toEqual(
      expect.arrayContaining([expect.objectContaining({ table, field })]),
    );
  });

  test('lists no more than anybody reads, and says that there is more', async () => {
    await plant('UPDATE message SET asks_for_reply = NOT asks_for_reply');
    const audit = await verify();
    expect(audit.hasMore).toBe(true);
    expect(audit.drifts.length).toBeLessThan(1_000);
  });
});

async function plant(sql: string): Promise<void> {
  await saboteur.query('BEGIN');
  const results = [await saboteur.query(sql)].flat();
  await saboteur.query('COMMIT');
  expect(results.at(-1)?.rowCount ?? 0).toBeGreaterThan(0);
}

async function repair(): Promise<void> {
  await saboteur.query('ROLLBACK');
  await saboteur.query('BEGIN');
  for (const table of TABLES)
    await saboteur.query(`DELETE FROM ${table}; INSERT INTO ${table} SELECT * FROM kept_${table}`);
  await saboteur.query('UPDATE graphile_worker._private_jobs SET attempts = 0');
  for (const [index, on] of Object.entries(UNIQUE))
    await saboteur.query(`CREATE UNIQUE INDEX IF NOT EXISTS "${index}" ON ${on}`);
  await saboteur.query('COMMIT');
}

describe('A workspace at work', () => {
  test('shows no drift, however often one looks', async () => {
    let isAtWork = true;
    const seen: Audit[] = [];
    const looking = (async () => {
      while (isAtWork) seen.push(await verify());
    })();
    const [before] = await world.rows<{ seq: number }>('SELECT seq::int FROM feed_counter');
    await Promise.all([customersWrite(), peopleWork(world.priya), peopleWork(world.maya)]);
    isAtWork = false;
    await looking;
    const [after] = await world.rows<{ seq: number }>('SELECT seq::int FROM feed_counter');
    expect(seen.flatMap(({ drifts }) => drifts)).toEqual([]);
    expect(seen.length).toBeGreaterThan(3);
    expect((after?.seq ?? 0) - (before?.seq ?? 0)).toBeGreaterThan(40);
  }, 90_000);

  async function customersWrite(): Promise<void> {
    for (let round = 0; round < 3; round += 1) {
      await answer('WhatsApp', `Round ${round}`);
      await deliver({
        event: IMPORTED,
        body: { resource: { id: `r${round}` } },
      });
    }
  }

  async function peopleWork(viewer: World['priya']): Promise<void> {
    const { assignConversation } = await import('@/lib/server/commands/assign-conversation');
    const { moveReadMark } = await import('@/lib/server/commands/move-read-mark');
    const { changeConversation } = await import('@/lib/server/commands/change-conversation');
    const setStatus = (id: string, status: 'open' | 'closed') =>
      changeConversation(viewer, id, { act: { type: 'status', status } }, new Date());
    const ids = await world.rows<{ id: string }>(
      'SELECT id FROM conversation WHERE workspace_id = $1::uuid ORDER BY id LIMIT 8',
      [world.account.workspaceId],
    );
    for (const { id } of ids) {
      await setStatus(id, 'closed');
      await moveReadMark(viewer, id, { readCount: 3, readVersion: 0 }, new Date());
      const claim = { assigneeId: viewer.agentId, expectedAssigneeId: null };
      await assignConversation(viewer, id, claim, new Date()).catch(() => undefined);
      await setStatus(id, 'open');
    }
  }
});
