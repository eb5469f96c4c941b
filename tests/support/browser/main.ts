/**
 * A browser without a screen: the client code that the pages run, in a process of its own, so that it can be put to
 * sleep like a laptop. What it needs of a browser is made here; nothing of ours is replaced.
 *
 * Arguments: the origin it believes to be at, the origin that always answers, the person's cookie, and `naive` for one
 * that follows the feed without positions, `deaf` for one that does not follow it.
 */
import { InfiniteQueryObserver, type QueryClient, QueryObserver } from '@tanstack/react-query';
import type { FeedFrame } from '@/lib/contract/event';
import { type ViewFilter, viewFilter } from '@/lib/domain/view';
import { NodeEventSource } from './event-source';
import { shownLists, trueLists, watchLists } from './lists';

const [origin = '', truth = '', cookie = '', manner = ''] = process.argv.slice(2);
const ALL = viewFilter('all');

/** What the test asks; answered by a message of the same number. */
export type Question = { number: number } & (
  | { ask: 'follow'; conversationId: string }
  | { ask: 'compare' }
  | { ask: 'watch'; filters: ViewFilter[] }
  | { ask: 'compare-lists' }
  | { ask: 'reopen' }
  | { ask: 'heard' }
);

becomeBrowser();

function becomeBrowser(): void {
  const events = new EventTarget();
  const { fetch } = globalThis;
  Object.assign(globalThis, {
    window: globalThis,
    addEventListener: events.addEventListener.bind(events),
    removeEventListener: events.removeEventListener.bind(events),
    localStorage: { getItem: () => null, setItem: () => undefined, removeItem: () => undefined },
    EventSource: class extends NodeEventSource {
      constructor(path: string) {
        super(path, origin, cookie);
      }
    },
    fetch: (path: string, init?: RequestInit) =>
      fetch(new URL(path, origin), { ...init, headers: { ...init?.headers, cookie } }),
  });
}

let client: QueryClient;
let conversationId = '';
let watched: ViewFilter[] = [];
let frames = 0;
let reopen = () => {};

async function follow(id: string): Promise<void> {
  const { createQueryClient } = await import('@/lib/client/query-client');
  const { sessionOptions } = await import('@/lib/client/queries/session');
  const { conversationsOptions } = await import('@/lib/client/queries/conversations');
  const { messagesOptions } = await import('@/lib/client/queries/messages');
  conversationId = id;
  client = createQueryClient(() => undefined);
  await client.fetchQuery(sessionOptions);
  // What is on the screen: only that is read again when everything is.
  new QueryObserver(client, sessionOptions).subscribe(() => undefined);
  new InfiniteQueryObserver(client, conversationsOptions(ALL)).subscribe(() => undefined);
  new InfiniteQueryObserver(client, messagesOptions(id)).subscribe(() => undefined);
  if (manner === 'naive') await followNaively();
  else if (manner !== 'deaf') await followProperly();
}

async function followProperly(): Promise<void> {
  const { followFeed } = await import('@/lib/client/live-feed');
  let stop = () => {};
  const begin = () => {
    stop();
    stop = followFeed(client, begin);
  };
  begin();
}

/** From the present on, whatever lies between: what a stream is without positions. */
async function followNaively(): Promise<void> {
  const { applyFrame } = await import('@/lib/client/apply-event');
  reopen = () => {
    const source = new EventSource('/api/events');
    source.onmessage = ({ data }) => {
      frames += 1;
      applyFrame(client, JSON.parse(data) as FeedFrame);
    };
  };
  reopen();
}

/** What is shown, and what the server says, read afresh past all faults. */
async function compare() {
  const { read } = await import('@/lib/client/http');
  const [session, list, thread] = await Promise.all([
    read(`${truth}/api/session`, async () => (await import('@/lib/contract/session')).session),
    read(
      `${truth}/api/conversations?view=all`,
      async () => (await import('@/lib/contract/conversation')).conversationPage,
    ),
    read(
      `${truth}/api/conversations/${conversationId}/messages`,
      async () => (await import('@/lib/contract/message')).messagePage,
    ),
  ]);
  const shown = await whatIsShown();
  return {
    shown: {
      ...shown,
      rows: shown.rows.slice(0, list.rows.length),
      // The newest page grows by what arrives; the server's has as many as ever.
      messages: shown.messages.slice(-thread.messages.length),
    },
    true: {
      seq: session.seq,
      counts: session.counts,
      rows: list.rows.slice(0, shown.rows.length),
      messages: thread.messages,
    },
  };
}

async function whatIsShown() {
  const { listKey, messagesKey, sessionKey } = await import('@/lib/client/query-keys');
  const { messagesOf } = await import('@/lib/client/message-pages');
  const session = client.getQueryData<{ seq: number; counts: unknown }>(sessionKey);
  const list = client.getQueryData<{ pages: { rows: unknown[] }[] }>(listKey(ALL));
  const thread = client.getQueryData<Parameters<typeof messagesOf>[0]>(messagesKey(conversationId));
  return {
    seq: session?.seq,
    counts: session?.counts,
    rows: list?.pages.flatMap(({ rows }) => rows) ?? [],
    messages: thread ? messagesOf(thread) : [],
  };
}

async function watch(filters: ViewFilter[]): Promise<void> {
  watched = filters;
  await watchLists(client, filters);
}

/** What is true is read first: by then at the latest it has been told. */
async function compareLists() {
  const atTheServer = await trueLists(truth, watched);
  return { shown: await shownLists(client, watched), true: atTheServer };
}

async function answer(question: Question): Promise<unknown> {
  switch (question.ask) {
    case 'follow':
      return follow(question.conversationId);
    case 'compare':
      return compare();
    case 'watch':
      return watch(question.filters);
    case 'compare-lists':
      return compareLists();
    case 'reopen':
      return reopen();
    case 'heard':
      return frames;
  }
}

process.on('message', (question: Question) => {
  answer(question).then(
    (result) => process.send?.({ number: question.number, result: result ?? null }),
    (error) => process.send?.({ number: question.number, error: String(error) }),
  );
});
process.on('disconnect', () => process.exit());
process.send?.('ready');
