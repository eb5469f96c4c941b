import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type IntakeEvent, intakeReplayed } from '@/lib/contract/intake';
import type { Handler } from '@/lib/server/handlers/handle';
import { makeAccount, type TestAccount } from '../support/accounts';
import { customerWrites, messageOf, type SandboxContent } from '../support/conversation';
import { makePerson, makeWorkspace, type Person } from '../support/people';
import { ask, type Call, summary } from '../support/server';
import { until } from '../support/until';
import { openWebhookDoor, type WebhookDoor } from '../support/webhook-door';
import { createWorld, type World } from '../support/world';

let world: World;
let door: WebhookDoor;
let admin: Person;
/** Of another workspace. */
let stranger: Person;
let theirs: TestAccount;
/** The workspace's own account, as a second one that we deliver to by hand. */
let ours: TestAccount;
let handlers: typeof import('@/lib/server/handlers/intake');

beforeAll(async () => {
  door = await openWebhookDoor();
  world = await createWorld();
  const { maintainSubscription } = await import('@/lib/server/commands/maintain-subscription');
  await maintainSubscription(world.account, new Date());
  admin = await makePerson(world.account.workspaceId, 'admin');
  const elsewhere = await makeWorkspace('Elsewhere');
  stranger = await makePerson(elsewhere, 'admin');
  theirs = await makeAccount(elsewhere);
  ours = await makeAccount(world.account.workspaceId);
  handlers = await import('@/lib/server/handlers/intake');
});
afterAll(async () => {
  await world.close();
  await door.close();
});
beforeEach(() => world.rows('DELETE FROM webhook_event'));

const get = (handler: Handler, query = '', person: Person | null = admin, more: Call = {}) =>
  ask(handler, person, { path: `/?${query}`, ...more });

const listed = async (
  query = '',
  person = admin,
): Promise<{ events: IntakeEvent[]; nextCursor: string | null }> =>
  (await summary(await get(handlers.list, query, person))).body;

const idsOf = async (query = '', person = admin) => (await listed(query, person)).events.map(({ id }) => id);

const replay = async (body: object, person = admin) =>
  summary(await ask(handlers.replay, person, { method: 'POST', body }));

const noted = () =>
  world.rows<{ kind: string; detail: object; agentId: string }>(
    `SELECT kind, detail, agent_id AS "agentId" FROM activity
     WHERE conversation_id IS NULL AND kind IN ('events-replayed', 'intake-exported') ORDER BY at, id`,
  );

interface Kept {
  account?: TestAccount;
  at?: string;
  fate?: string;
  raw?: string;
}

/** As the door keeps it. */
async function keep({
  account = ours,
  at = '2025-11-01T10:00:00Z',
  fate = 'rejected',
  raw = '{}',
}: Kept = {}) {
  const [row] = await world.rows<{ id: string }>(
    `INSERT INTO webhook_event (workspace_id, account_id, dedupe_key, received_at, raw, fate)
     VALUES ($1::uuid, $2::uuid, $3, $4::timestamptz, convert_to($5, 'UTF8'), $6::webhook_fate) RETURNING id`,
    [account.workspaceId, account.accountId, randomUUID(), at, raw, fate],
  );
  return row?.id ?? '';
}

async function written(): Promise<{ asked: SandboxContent; event: IntakeEvent }> {
  const asked = await customerWrites(world, {
    channelType: 'WhatsApp',
    customer: { name: 'Nora' },
    body: 'Is it ready?',
  });
  const event = await until(async () => {
    await world.runJobs();
    return (await listed(`contentId=${asked.id}`)).events[0];
  });
  return { asked, event };
}

describe('what the platform delivers', () => {
  test('stands in the ledger with what became of it, and where its content is', async () => {
    const { asked, event } = await written();
    const { channelId, conversationId } = await messageOf(world, asked.id);
    expect(event).toMatchObject({
      accountId: world.account.accountId,
      fate: 'imported',
      reason: null,
      contentId: asked.id,
      channelId,
      conversationId,
      failures: 0,
      replayedAt: null,
    });
    const detail = await summary(await get(handlers.reveal, '', admin, { params: { id: event.id } }));
    expect(detail.body).toMatchObject({ event, isCut: false });
    expect(JSON.parse(detail.body.payload)).toMatchObject({ body: expect.any(Object) });
    expect(detail.body.payload).toContain('Is it ready?');
  });

  test('is found by its time, fate, account, channel and content, each alone and together', async () => {
    const { event } = await written();
    const rejected = await keep({ at: '2025-11-01T10:00:00Z' });
    const quarantined = await keep({ at: '2025-11-02T10:00:00Z', fate: 'quarantined' });
    expect(await idsOf(`channelId=${event.channelId}`)).toEqual([event.id]);
    expect(await idsOf(`channelId=${randomUUID()}`)).toEqual([]);
    expect(await idsOf(`contentId=${event.contentId?.slice(0, -1)}`)).toEqual([]);
    expect(await idsOf('fate=rejected')).toEqual([rejected]);
    expect(await idsOf(`accountId=${ours.accountId}`)).toEqual([quarantined, rejected]);
    expect(await idsOf('from=2025-11-01T10:00:00Z&until=2025-11-02T10:00:00Z')).toEqual([rejected]);
    expect(await idsOf(`accountId=${ours.accountId}&fate=imported`)).toEqual([]);
  });

  test('is read page by page, newest first, each event once, also where many came at one time', async () => {
    const kept: string[] = [];
    for (let n = 0; n < 120; n += 1) {
      kept.push(await keep({ at: `2025-11-01T10:00:${n < 60 ? '00' : '01'}Z` }));
    }
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page = await listed(cursor === '' ? '' : `cursor=${cursor}`);
      expect(page.events.length).toBeLessThanOrEqual(50);
      seen.push(...page.events.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect([...seen].sort()).toEqual([...kept].sort());
    expect(new Set(seen.slice(0, 60))).toEqual(new Set(kept.slice(60)));
  });

  test.each(['cursor=nonsense', 'fate=lost', 'contentId=a%00b', 'from=yesterday', 'unknown=1'])(
    'is not asked for by %s',
    async (query) => {
      expect(await summary(await get(handlers.list, query))).toMatchObject({ status: 400 });
    },
  );
});

describe('another workspace', () => {
  test('sees nothing of it: no row, no payload, no export, no replay', async () => {
    const id = await keep({ raw: '{"body":"ours alone"}' });
    const own = await keep({ account: theirs });
    expect(await idsOf('', stranger)).toEqual([own]);
    expect(await idsOf(`accountId=${ours.accountId}`, stranger)).toEqual([]);
    const asked = await summary(await get(handlers.reveal, '', stranger, { params: { id } }));
    const missing = await summary(await get(handlers.reveal, '', stranger, { params: { id: randomUUID() } }));
    expect(asked).toMatchObject({ status: 404, code: 'not-found' });
    expect(asked.body.error.message).toBe(missing.body.error.message);
    expect(await (await get(handlers.exportAll, 'form=ndjson', stranger)).text()).not.toContain('ours alone');
    expect((await replay({ ids: [id] }, stranger)).body).toEqual({ count: 0 });
    // Control: for us there is something to be seen.
    expect(await (await get(handlers.exportAll, 'form=ndjson')).text()).toContain('ours alone');
    expect((await replay({ ids: [id] })).body).toEqual({ count: 1 });
  });
});

describe('the secrets of a workspace', () => {
  /** Every one that is kept sealed; the account made by hand has words in place of two of them. */
  async function secrets(): Promise<string[]> {
    const { knownSecrets } = await import('@/lib/server/account/known-secrets');
    const all = await knownSecrets(world.account.workspaceId);
    return all.filter((secret) => !['secret', 'jwt'].includes(secret));
  }

  test('are in no payload and in no export, in whatever member they came', async () => {
    const all = await secrets();
    expect(all.length).toBeGreaterThanOrEqual(8);
    expect(all).toContain(ours.verificationToken);
    const id = await keep({ raw: JSON.stringify({ note: all, access_token: 'canary-of-a-stranger' }) });
    const texts = [
      await (await get(handlers.reveal, '', admin, { params: { id } })).text(),
      await (await get(handlers.exportAll, 'form=csv')).text(),
      await (await get(handlers.exportAll, 'form=ndjson')).text(),
    ];
    for (const text of texts) {
      for (const secret of [...all, 'canary-of-a-stranger']) expect(text).not.toContain(secret);
      expect(text).toContain('••••••');
    }
    // Control: they were in what was delivered.
    const [row] = await world.rows<{ raw: Buffer }>('SELECT raw FROM webhook_event');
    for (const secret of all) expect(row?.raw.toString()).toContain(secret);
  });
});

describe('an export', () => {
  test('holds all that matches, more than a page of it, and is noted with who made it', async () => {
    for (let n = 0; n < 70; n += 1) await keep({ fate: n % 2 ? 'rejected' : 'quarantined' });
    const before = (await noted()).length;
    const answer = await get(handlers.exportAll, 'form=ndjson&fate=rejected');
    expect(answer.headers.get('content-disposition')).toContain('attachment; filename="intake.ndjson"');
    const lines = (await answer.text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toHaveLength(35);
    expect(lines.every(({ fate, payload }) => fate === 'rejected' && payload === '{}')).toBe(true);
    expect((await noted()).slice(before)).toEqual([
      { kind: 'intake-exported', detail: { form: 'ndjson' }, agentId: admin.agentId },
    ]);
  });

  test('as a table has no formula in it', async () => {
    await keep({ raw: '=HYPERLINK("https://evil.example")' });
    const answer = await get(handlers.exportAll, 'form=csv');
    expect(answer.headers.get('content-type')).toContain('text/csv');
    const [head, line] = (await answer.text()).split('\r\n');
    expect(head).toMatch(/^receivedAt,fate,/);
    expect(line).toContain(`"'=HYPERLINK(""https://evil.example"")"`);
  });
});

describe('a replay', () => {
  test('of one imports it again, says so in its row, and is noted', async () => {
    const { event } = await written();
    const before = (await noted()).length;
    expect(await replay({ ids: [event.id] })).toMatchObject({ status: 200, body: { count: 1 } });
    await world.runJobs();
    const [again] = (await listed(`contentId=${event.contentId}`)).events;
    expect(again).toMatchObject({ id: event.id, fate: 'imported', replayedAt: expect.any(String) });
    expect((await noted()).slice(before)).toEqual([
      { kind: 'events-replayed', detail: { count: 1, fate: null }, agentId: admin.agentId },
    ]);
  });

  test('of all of one fate takes those, and leaves the others', async () => {
    await keep({ fate: 'quarantined' });
    const rejected = await keep();
    expect(intakeReplayed.parse((await replay({ fate: 'quarantined' })).body)).toEqual({ count: 1 });
    expect(await idsOf('fate=rejected')).toEqual([rejected]);
    expect(await idsOf('fate=accepted')).toHaveLength(1);
  });

  test('of what waits for its import takes up nothing, and leaves no line', async () => {
    const id = await keep({ fate: 'accepted' });
    const before = (await noted()).length;
    expect((await replay({ ids: [id] })).body).toEqual({ count: 0 });
    expect(await noted()).toHaveLength(before);
  });

  test.each([{}, { ids: [] }, { fate: 'accepted' }, { fate: 'rejected', ids: [] }])(
    'is not asked for by %j',
    async (body) => {
      expect(await replay(body)).toMatchObject({ status: 400 });
    },
  );
});
