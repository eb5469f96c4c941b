import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { PresenceBeat, Whisper } from '@/lib/contract/presence';
import type { Viewer } from '@/lib/domain/permission';
import { PRESENCE_LIFE_MS } from '@/lib/domain/presence';
import { database, inTransaction } from '@/lib/server/db';
import { appendToFeed } from '@/lib/server/feed/append';
import { type Sighting, WHISPER_CHANNEL, whisper } from '@/lib/server/feed/whisper';
import { readEvents } from '@/lib/server/handlers/events';
import { beat } from '@/lib/server/handlers/presence';
import { type Inbox, makeInbox } from '../support/inbox';
import type { Person } from '../support/people';
import { ask, prepareServer } from '../support/server';
import { type Listener, listen } from '../support/stream-listener';
import { until } from '../support/until';

prepareServer();

let ours: Inbox;
let theirs: Inbox;
const opened: Listener[] = [];

beforeAll(async () => {
  ours = await makeInbox('ours');
  theirs = await makeInbox('theirs');
});
afterEach(() => {
  for (const stream of opened.splice(0)) stream.close();
});

/** The stream of somebody, once it has told all that was known when it began. */
async function streamOf(viewer: Viewer): Promise<Listener> {
  const stream = await listen(viewer, null);
  opened.push(stream);
  await until(() => stream.text().includes('event: beat'));
  await untilToldOf(stream, viewer.workspaceId);
  return stream;
}

/** Whatever was whispered before has been told by now: a stream tells everything in its order. */
async function untilToldOf(stream: Listener, workspaceId: string): Promise<void> {
  const person = { id: randomUUID(), version: 1, name: 'Later', isOurs: false };
  await inTransaction(async (tx) => appendToFeed(tx, workspaceId, { type: 'person.saved', person }));
  await until(() => stream.text().includes(person.id));
}

const viewing = (): NonNullable<PresenceBeat['here']> => ({
  conversationId: ours.conversationId,
  doing: 'viewing',
});

/** What a stream told, without what it told again because it still held. */
function news(stream: Listener): Whisper['presences'] {
  const last = new Map<string, string>();
  return stream.presences().filter(({ agentId, tabId, conversationId, doing, lifeMs }) => {
    const state = `${conversationId} ${doing} ${lifeMs > 0}`;
    const isNews = last.get(agentId + tabId) !== state;
    last.set(agentId + tabId, state);
    return isNews;
  });
}

/** A sign of life from a tab of somebody, as their browser sends it. */
async function says(person: Person, tabId: string, here: PresenceBeat['here']): Promise<number> {
  return (await ask(beat, person, { method: 'POST', body: { tabId, here } })).status;
}

/** A tab of the agent in the conversation, without a browser. */
const sighting = (given: Partial<Sighting> = {}): Sighting => ({
  workspaceId: ours.workspaceId,
  channelId: ours.channelId,
  agentId: ours.agent.agentId,
  tabId: randomUUID(),
  ...viewing(),
  lifeMs: PRESENCE_LIFE_MS,
  ...given,
});

describe('Presence', () => {
  test('who opens a conversation and types is seen by those who may read it, and by nobody else', async () => {
    const tabId = randomUUID();
    const { agent, supervisor, blind } = ours;
    const reader = await streamOf(supervisor);
    const others = await Promise.all([agent, blind, theirs.admin].map(streamOf));
    expect(await says(agent, tabId, viewing())).toBe(204);
    const seen = { tabId, agentId: agent.agentId, ...viewing(), lifeMs: PRESENCE_LIFE_MS };
    await until(() => news(reader).length > 0);
    expect(news(reader)).toEqual([seen]);

    await says(agent, tabId, { ...viewing(), doing: 'typing' });
    await until(() => news(reader).length > 1);
    expect(news(reader)[1]).toEqual({ ...seen, doing: 'typing' });
    // That nothing came is only known once something later has.
    await Promise.all(others.map((stream, at) => untilToldOf(stream, (at < 2 ? ours : theirs).workspaceId)));
    expect(others.map((stream) => news(stream))).toEqual([[], [], []]);
    await says(agent, tabId, null);
  });

  test('whoever may not read a conversation cannot be in it', async () => {
    for (const person of [ours.blind, theirs.admin]) {
      expect(await says(person, randomUUID(), viewing())).toBe(404);
    }
    const reader = await streamOf(ours.supervisor);
    expect(news(reader)).toEqual([]);
  });

  test('whoever comes later is told who is there, and for how long that still holds', async () => {
    const there = sighting();
    whisper(there);
    const reader = await streamOf(ours.supervisor);
    const [told] = news(reader);
    expect(told).toMatchObject({ tabId: there.tabId, agentId: there.agentId });
    expect(told?.lifeMs).toBeGreaterThan(0);
    expect(told?.lifeMs).toBeLessThanOrEqual(PRESENCE_LIFE_MS);
    whisper({ ...there, lifeMs: 0 });
  });

  test('of whom nothing more is heard nothing more is told', async () => {
    const ghost = sighting({ lifeMs: 300 });
    whisper(ghost);
    const first = await streamOf(ours.supervisor);
    expect(news(first).map(({ tabId }) => tabId)).toEqual([ghost.tabId]);
    await until(async () => news(await streamOf(ours.supervisor)).length === 0);
  });

  test('a tab that leaves, or moves on, is gone at once from where it was', async () => {
    const tabId = randomUUID();
    const elsewhere = randomUUID();
    const reader = await streamOf(ours.supervisor);
    await says(ours.agent, tabId, viewing());
    whisper(sighting({ tabId, conversationId: elsewhere }));
    await says(ours.agent, tabId, null);
    await until(() => news(reader).length === 4);
    expect(news(reader).map(({ conversationId, lifeMs }) => [conversationId, lifeMs])).toEqual([
      [ours.conversationId, PRESENCE_LIFE_MS],
      [ours.conversationId, 0],
      [elsewhere, PRESENCE_LIFE_MS],
      [elsewhere, 0],
    ]);
  });

  test('a tab whose stream ends is gone at once, and nobody can end or move another one’s', async () => {
    const tabId = randomUUID();
    const reader = await streamOf(ours.supervisor);
    const tab = await readEvents(
      new Request(`http://foyer/api/events?tab=${tabId}`, { headers: { cookie: ours.agent.cookie } }),
    );
    await says(ours.agent, tabId, viewing());
    await says(ours.admin, tabId, null);
    await untilToldOf(reader, ours.workspaceId);
    expect(news(reader).map(({ lifeMs }) => lifeMs)).toEqual([PRESENCE_LIFE_MS]);
    await tab.body?.cancel();
    await until(() => news(reader).length === 2);
    expect(news(reader)[1]).toMatchObject({ tabId, agentId: ours.agent.agentId, lifeMs: 0 });
  });

  test('a stream asked for by what is no tab is refused', async () => {
    const headers = { cookie: ours.agent.cookie };
    const answer = await readEvents(new Request('http://foyer/api/events?tab=mine', { headers }));
    expect(answer.status).toBe(400);
  });
});

describe('Between processes', () => {
  test('what another one whispers is told here, and what is whispered here is told there, once', async () => {
    const reader = await streamOf(ours.supervisor);
    const notified: string[] = [];
    const other = new pg.Client({ connectionString: process.env.DATABASE_URL });
    await other.connect();
    other.on('notification', ({ payload = '' }) => notified.push(payload));
    await other.query(`LISTEN ${WHISPER_CHANNEL}`);

    const there = sighting();
    const payload = JSON.stringify({ from: randomUUID(), sighting: there });
    // Whatever else is said on the channel harms nobody.
    for (const each of ['nonsense', '{}', payload]) await notify(other, each);
    await until(() => news(reader).length > 0);
    expect(news(reader).map(({ tabId }) => tabId)).toEqual([there.tabId]);

    const here = sighting({ lifeMs: 500 });
    whisper(here);
    await until(() => notified.some((text) => text.includes(here.tabId)));
    expect(Buffer.byteLength(notified.at(-1) ?? '')).toBeLessThan(8_000);
    await untilToldOf(reader, ours.workspaceId);
    expect(news(reader).filter(({ tabId }) => tabId === here.tabId)).toHaveLength(1);
    await other.end();
  });
});

async function notify(client: pg.Client, payload: string): Promise<void> {
  await client.query('SELECT pg_notify($1, $2)', [WHISPER_CHANNEL, payload]);
}

describe('Nothing of it is stored', () => {
  test('no row of any table changes when somebody comes, types and leaves; a control would be noticed', async () => {
    const tabId = randomUUID();
    const before = await everyRow();
    for (const doing of ['viewing', 'typing'] as const)
      await says(ours.agent, tabId, { ...viewing(), doing });
    await says(ours.agent, tabId, null);
    expect(await everyRow()).toBe(before);
    await database.rows("UPDATE person SET screen_name = 'Other' WHERE workspace_id = $1::uuid", [
      ours.workspaceId,
    ]);
    expect(await everyRow()).not.toBe(before);
  });
});

/** What all tables say, in one hash. */
async function everyRow(): Promise<string> {
  const tables = await database.rows<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
     WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`,
  );
  const hashes = await Promise.all(
    tables.map(({ name }) =>
      database.rows<{ hash: string }>(
        `SELECT coalesce(md5(string_agg(it::text, '' ORDER BY it::text)), '') AS hash FROM ${name} AS it`,
      ),
    ),
  );
  return hashes
    .flat()
    .map(({ hash }) => hash)
    .join();
}
