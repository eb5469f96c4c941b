import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Conversation, ConversationPage } from '@/lib/contract/conversation';
import type { SavedView } from '@/lib/contract/saved-view';
import type { Session } from '@/lib/contract/session';
import { countedViews, isCounted, type ViewFilter, viewFilter, viewNames } from '@/lib/domain/view';
import { wordsOf } from '@/lib/domain/view-address';
import { type RunningFoyer, startFoyer } from '@/tests/support/app-process';
import { type BrowserProcess, startBrowser } from '@/tests/support/browser-process';
import { createTestDatabase, type TestDatabase } from '@/tests/support/database';
import { seededRandom } from '@/tests/support/random';
import { type SandboxProcess, startSandbox } from '@/tests/support/sandbox-process';
import { signInAs } from '@/tests/support/sign-in';
import { filterMaker } from '@/tests/support/some-filter';
import { until } from '@/tests/support/until';

const isLong = process.env.FOYER_LONG === '1';
/** Changes by colleagues and customers; each is an event or several. */
const CHANGES = isLong ? 10_000 : 240;
/** After so many everything comes to rest, and what is shown is held against what is true. */
const QUIET_EVERY = isLong ? 250 : 120;
const VIEWS = 50;
/** Milliseconds until a screen is true again, on a busy machine. */
const PATIENCE = 30_000;

let database: TestDatabase;
let sandbox: SandboxProcess;
let foyer: RunningFoyer;
let pool: pg.Pool;
let priya: string;
let maya: string;
let session: Session;
let conversations: Conversation[];
let filters: ViewFilter[];
let saved: SavedView[];

beforeAll(async () => {
  [database, sandbox] = await Promise.all([createTestDatabase(), startSandbox()]);
  await sandbox.control('/settings', { method: 'PUT', body: { answerMode: 'never' } });
  foyer = await startFoyer({ databaseUrl: database.url, sandboxUrl: sandbox.url });
  pool = new pg.Pool({ connectionString: database.url, max: 1 });
  const isImported = async () =>
    (await pool.query('SELECT FROM account WHERE import_completed_at IS NOT NULL')).rowCount;
  await until(isImported, 60_000);
  [priya, maya] = await Promise.all([signInAs(foyer, 'Priya'), signInAs(foyer, 'Maya')]);
  const amira = await signInAs(foyer, 'Amira');
  await ask(amira, 'POST', '/api/teams', { name: 'Workshop', memberIds: [] });
  session = await ask<Session>(priya, 'GET', '/api/session');
  conversations = await everyConversation();
  filters = fiftyFilters();
  saved = await Promise.all(filters.filter(isCounted).map(keep));
});

afterAll(async () => {
  await pool.end();
  await foyer.stop();
  await Promise.all([database.drop(), sandbox.stop()]);
});

let refusals = 0;

async function ask<T>(cookie: string, method: string, path: string, body?: object): Promise<T> {
  const answer = await fetch(foyer.url + path, {
    method,
    headers: { cookie, 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    body: body ? JSON.stringify(body) : null,
  });
  expect(answer.status, `${method} ${path}`).toBeLessThan(500);
  if (!answer.ok) refusals += 1;
  return (answer.status === 204 ? null : await answer.json()) as T;
}

async function everyConversation(): Promise<Conversation[]> {
  const all: Conversation[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const params = `view=all&status=open,closed,snoozed${cursor && `&cursor=${cursor}`}`;
    const page: ConversationPage = await ask(priya, 'GET', `/api/conversations?${params}`);
    all.push(...page.rows.map(({ conversation }) => conversation));
    cursor = page.nextCursor;
  }
  return all;
}

const random = seededRandom('lists');
const anyOf = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;

function fiftyFilters(): ViewFilter[] {
  const ids = (all: readonly { id: string }[]) => all.map(({ id }) => id);
  const { agents, teams, tags } = session;
  const inventory = { conversations, agentIds: ids(agents), teamIds: ids(teams), tagIds: ids(tags) };
  const someFilter = filterMaker(inventory, random);
  const whole = viewNames.map((view) => viewFilter(view));
  return [...whole, ...Array.from({ length: VIEWS - whole.length }, () => someFilter(anyOf(viewNames)))];
}

function keep(filter: ViewFilter, at: number): Promise<SavedView> {
  return ask(priya, 'POST', '/api/views', { name: `View ${at}`, isShared: false, filter: wordsOf(filter) });
}

/** What people and customers do. Some of it is refused, because something else came first: that is life as well. */
const changes: ((id: string) => Promise<unknown>)[] = [
  (id) => act(id, 'status', { status: anyOf(['open', 'closed']) }),
  (id) => act(id, 'snooze', { until: anyOf([null, new Date(Date.now() + 3_600_000).toISOString()]) }),
  (id) => act(id, 'needs-reply', { needsReply: random() < 0.5 }),
  (id) => act(id, 'priority', { priority: anyOf(['low', 'normal', 'high', 'urgent']) }),
  (id) => act(id, 'tags', { add: [anyOf(session.tags).id], remove: [anyOf(session.tags).id] }),
  (id) =>
    ask(priya, 'PUT', `/api/conversations/${id}/read-mark`, {
      readCount: anyOf([0, 1, 2, 3]),
      readVersion: 99,
    }),
  (id) => ask(priya, 'PUT', `/api/conversations/${id}/unread`),
  (id) => ask(priya, 'PUT', `/api/conversations/${id}/mention`, { isDone: random() < 0.5 }),
  assign,
  writeNote,
  reply,
  customerWrites,
  customerWrites,
];

function act(id: string, type: string, body: object): Promise<unknown> {
  return ask(maya, 'PUT', `/api/conversations/${id}/${type}`, body);
}

async function assign(id: string): Promise<void> {
  const { conversation } = await ask<{ conversation: Conversation }>(maya, 'GET', `/api/conversations/${id}`);
  await act(id, 'assignment', {
    assigneeId: anyOf([null, ...session.agents.map((agent) => agent.id)]),
    expectedAssigneeId: conversation.assigneeId,
    teamId: anyOf([null, ...session.teams.map((team) => team.id)]),
    expectedTeamId: conversation.teamId,
  });
}

function writeNote(id: string): Promise<unknown> {
  const text = `Look, @[agent:${session.agent.id}]`;
  return ask(maya, 'POST', `/api/conversations/${id}/notes`, { clientId: randomUUID(), text });
}

/** Every other one is refused by the platform, so that it fails. */
async function reply(id: string): Promise<void> {
  const { messages } = await ask<{ messages: { id: string }[] }>(
    maya,
    'GET',
    `/api/conversations/${id}/messages`,
  );
  const body = anyOf(['It is ready.', 'It is ready. #sandbox-abort']);
  const audience = conversations.find((conversation) => conversation.id === id)?.audience;
  const lastSeenMessageId = messages.at(-1)?.id ?? null;
  const draft = { clientId: randomUUID(), body, audience, parentMessageId: null, lastSeenMessageId };
  await ask(maya, 'POST', `/api/conversations/${id}/messages`, draft);
}

async function customerWrites(id: string): Promise<void> {
  const conversation = conversations.find((each) => each.id === id);
  const isNew = random() < 0.3;
  await sandbox.control('/customer-messages', {
    method: 'POST',
    body: {
      channelType: 'WhatsApp',
      customer: isNew
        ? { name: `Customer ${randomUUID()}` }
        : { name: conversation?.person?.name ?? 'Somebody' },
      body: `Still there? ${randomUUID()}`,
    },
  });
}

/** In four lanes, so that changes overlap as those of four people do. */
async function lifeGoesOn(many: number): Promise<void> {
  let left = many;
  const lane = async () => {
    while (left > 0) {
      left -= 1;
      await anyOf(changes)(anyOf(conversations).id);
    }
  };
  await Promise.all([lane(), lane(), lane(), lane()]);
}

async function openBrowser(manner?: 'deaf'): Promise<BrowserProcess> {
  const browser = await startBrowser({
    origin: foyer.url,
    truth: foyer.url,
    cookie: priya,
    ...(manner && { manner }),
  });
  await browser.follow(conversations[0]?.id ?? '');
  await browser.watch(filters);
  return browser;
}

/** Lists equal, in their order, and every badge equal to its list. */
async function untilTrue(browser: BrowserProcess) {
  let last = await browser.compareLists();
  await until(async () => {
    if (isDeepStrictEqual(last.shown, last.true)) return true;
    last = await browser.compareLists();
    return false;
  }, PATIENCE).catch(() => expect(last.shown).toEqual(last.true));
  return last.shown;
}

function expectBadgesToMatch({ counts, ids }: Awaited<ReturnType<typeof untilTrue>>): void {
  const lengthOf = (filter: ViewFilter) => ids[filters.indexOf(filter)]?.length;
  const counted = filters.filter(isCounted);
  expect(saved.map(({ id }) => counts?.saved[id])).toEqual(counted.map(lengthOf));
  expect(countedViews.map((view) => counts?.views[view])).toEqual(
    countedViews.map((view) => ids[viewNames.indexOf(view)]?.length),
  );
}

describe('Fifty lists in a browser', () => {
  test(
    'hold what the database says whenever things are quiet, and so do their badges',
    async () => {
      const [browser, deaf] = await Promise.all([openBrowser(), openBrowser('deaf')]);
      const lengths = new Set<number>();
      for (let done = 0; done < CHANGES; done += QUIET_EVERY) {
        await lifeGoesOn(QUIET_EVERY);
        const seen = await untilTrue(browser);
        expectBadgesToMatch(seen);
        for (const ids of seen.ids) lengths.add(ids.length);
      }
      // Lists that are all empty would agree with everything.
      expect(lengths.size).toBeGreaterThan(20);
      expect(refusals).toBeLessThan(CHANGES / 3);
      const control = await deaf.compareLists();
      expect(control.shown.ids, 'control: one that hears of nothing is wrong').not.toEqual(control.true.ids);
      await Promise.all([browser.close(), deaf.close()]);
    },
    isLong ? 60 * 60_000 : 180_000,
  );
});
