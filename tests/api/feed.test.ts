import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FeedEvent, FeedFrame } from '@/lib/contract/event';
import { grantChannelRights } from '@/lib/server/commands/grant-channel-rights';
import { database, inTransaction } from '@/lib/server/db';
import { appendToFeed } from '@/lib/server/feed/append';
import { feedRange, readFeed } from '@/lib/server/feed/rows';
import { onceInProcess } from '@/lib/server/process';
import { createFront } from '@/lib/server/web/front';
import { type Inbox, makeInbox } from '../support/inbox';
import { prepareServer } from '../support/server';
import { until } from '../support/until';

prepareServer();

let inbox: Inbox;
let server: Server;

beforeAll(async () => {
  inbox = await makeInbox('feed');
  await tell(person('The first of all'));
  server = createServer(createFront(async (_, outgoing) => void outgoing.end()));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const person = (name: string): FeedEvent => ({
  type: 'person.saved',
  person: { id: randomUUID(), version: 1, name, isOurs: false },
});

const tell = (event: FeedEvent, audience = {}) =>
  inTransaction(async (tx) => appendToFeed(tx, inbox.workspaceId, event, audience));

const namesOf = (events: FeedEvent[]) =>
  events.flatMap((event) => (event.type === 'person.saved' ? [event.person.name] : []));

/** A reader on a plain socket: it may stop reading, or leave, as no fetch could. */
class Reader {
  readonly frames: FeedFrame[] = [];
  text = '';
  isClosed = false;
  readonly socket: Socket;
  #rest: string[] = [];

  constructor(after: number | null, cookie = inbox.agent.cookie) {
    this.socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    this.socket.setEncoding('utf8');
    this.socket.on('data', (text) => this.#take(`${text}`));
    this.socket.on('error', () => undefined);
    this.socket.once('close', () => {
      this.isClosed = true;
    });
    const query = after === null ? '' : `?after=${after}`;
    this.socket.write(`GET /api/events${query} HTTP/1.1\r\nhost: x\r\ncookie: ${cookie}\r\n\r\n`);
  }

  #take(text: string): void {
    this.text += text;
    this.#rest.push(text);
    // A frame of many megabytes comes in many pieces: it is looked at when it is whole.
    if (!text.includes('\n')) return;
    const lines = this.#rest.join('').split('\n');
    this.#rest = [lines.pop() ?? ''];
    for (const line of lines) {
      if (line.startsWith('data: {"from"')) this.frames.push(JSON.parse(line.slice(6)) as FeedFrame);
    }
  }

  get position(): number {
    return this.frames.at(-1)?.to ?? 0;
  }
}

const last = async () => (await feedRange(inbox.workspaceId)).last;
const connections = () => promisify(server.getConnections.bind(server))();
const openStreams = () => onceInProcess('stream-guard', () => ({ streams: new Set() })).streams.size;

/** A connection of its own, in the middle of a transaction. */
async function begin(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  await client.query('BEGIN');
  return client;
}

async function commit(client: pg.Client): Promise<void> {
  await client.query('COMMIT');
  await client.end();
}

describe('What commits late', () => {
  test('is missed by whoever reads on from the last number of a plain sequence', async () => {
    await database.rows('CREATE TABLE plain (id int GENERATED ALWAYS AS IDENTITY)');
    const [slow, quick] = [await begin(), await begin()];
    await slow.query('INSERT INTO plain DEFAULT VALUES');
    await quick.query('INSERT INTO plain DEFAULT VALUES');
    await commit(quick);
    const readOn = (after: number) =>
      database.rows<{ id: number }>(`SELECT id FROM plain WHERE id > ${after}`);
    const seen = await readOn(0);
    await commit(slow);
    expect([...seen, ...(await readOn(2))]).toEqual([{ id: 2 }]);
  });

  test('has its number only when it commits: nobody can be told of what follows before', async () => {
    const from = await last();
    const slow = await begin();
    await slow.query('UPDATE feed_counter SET seq = seq + 1 WHERE workspace_id = $1', [inbox.workspaceId]);
    const quick = tell(person('Quick'));
    await until(() =>
      database
        .rows(`SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock'`)
        .then(({ length }) => length),
    );
    expect(await readFeed(inbox.workspaceId, from)).toEqual([]);
    await slow.query(
      `INSERT INTO feed (workspace_id, seq, type, payload) VALUES ($1, $2, 'person.saved', $3)`,
      [inbox.workspaceId, from + 1, person('Slow')],
    );
    await commit(slow);
    await quick;
    const rows = await readFeed(inbox.workspaceId, from);
    expect(rows.map(({ seq }) => seq)).toEqual([from + 1, from + 2]);
    expect(namesOf(rows.map(({ payload }) => JSON.parse(payload) as FeedEvent))).toEqual(['Slow', 'Quick']);
  });
});

describe('A reader', () => {
  test('is told everything once and in order, however many write at a time', async () => {
    const reader = new Reader(await last());
    const from = await last();
    const names = Array.from({ length: 160 }, (_, index) => `Customer ${index}`);
    await Promise.all(
      Array.from({ length: 8 }, async (_, lane) => {
        for (const name of names.filter((__, index) => index % 8 === lane)) await tell(person(name));
      }),
    );
    await until(() => reader.position === from + names.length);
    expect(reader.frames.map((frame) => frame.from)).toEqual(
      [from, ...reader.frames.map(({ to }) => to)].slice(0, -1),
    );
    const told = namesOf(reader.frames.flatMap(({ events }) => events));
    expect([...told].sort()).toEqual([...names].sort());
    reader.socket.destroy();
  });

  test('that does not read is let go with all it was owed, and loses nothing when it comes back', async () => {
    const from = await last();
    await until(async () => (await connections()) === 0);
    const slow = new Reader(from);
    await until(() => slow.text.includes('event: beat'));
    slow.socket.pause();
    // More than the network holds by itself, and then a little more.
    const many = Array.from({ length: 60 }, (_, index) => `${index} ${'x'.repeat(250_000)}`);
    await inTransaction(async (tx) => {
      for (const name of many) appendToFeed(tx, inbox.workspaceId, person(name));
    });
    const names = [...many, 'one', 'two', 'three'];
    for (const name of ['one', 'two', 'three']) await tell(person(name));
    await until(async () => (await connections()) === 0, 20_000);
    slow.socket.resume();
    await until(() => slow.isClosed);
    expect(slow.position).toBeLessThan(from + names.length);
    const again = new Reader(slow.position || from);
    await until(() => again.position === from + names.length, 20_000);
    const told = [...slow.frames, ...again.frames].flatMap(({ events }) => events);
    expect(namesOf(told)).toEqual(names);
    again.socket.destroy();
  });

  test('that leaves before it is answered leaves nothing behind', async () => {
    await until(() => openStreams() === 0);
    const readers = Array.from({ length: 30 }, () => new Reader(null));
    await Promise.all(
      readers.map(
        ({ socket }) =>
          new Promise<void>((sent) =>
            socket.once('connect', () => {
              socket.end();
              socket.resetAndDestroy();
              sent();
            }),
          ),
      ),
    );
    const stays = new Reader(null);
    await until(() => stays.text.includes('event: beat'));
    await until(() => openStreams() === 1);
    stays.socket.destroy();
    await until(() => openStreams() === 0);
  });

  test('whose right is taken away is told nothing more of that channel, from the next moment on', async () => {
    const { channelId, admin, agent } = inbox;
    const reader = new Reader(await last());
    await until(() => reader.text.includes('event: beat'));
    await tell(person('Seen'), { channelId });
    await until(() => reader.text.includes('Seen'));
    const none = { canRead: false, canReply: false, canStart: false };
    const startedAt = performance.now();
    const grant = { channelId, agentId: agent.agentId };
    await grantChannelRights(admin, grant, { rights: none }, new Date());
    await tell(person('Unseen'), { channelId });
    const end = await last();
    await until(() => reader.position === end);
    expect(performance.now() - startedAt).toBeLessThan(1_000);
    expect(reader.text).not.toContain('Unseen');
    await grantChannelRights(admin, grant, { rights: null }, new Date());
    await tell(person('Seen again'), { channelId });
    await until(() => reader.text.includes('Seen again'));
    expect(reader.text).not.toContain('Unseen');
    reader.socket.destroy();
  });
});
