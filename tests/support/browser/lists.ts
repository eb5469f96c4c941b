/** The lists that the browser without a screen keeps, each read to its end. */
import { InfiniteQueryObserver, type QueryClient } from '@tanstack/react-query';
import type { Conversation } from '@/lib/contract/conversation';
import type { Counts } from '@/lib/contract/session';
import type { ViewFilter } from '@/lib/domain/view';

/** What the badges and lists say, here or at the server. */
export interface ListsSeen {
  counts: Counts | undefined;
  /** Of each filter, newest conversation first. */
  ids: string[][];
}

interface Page {
  rows: { conversation: Conversation }[];
  nextCursor: string | null;
}

/** Reads these lists to their ends and keeps them on the screen. */
export async function watchLists(client: QueryClient, filters: ViewFilter[]): Promise<void> {
  const { conversationsOptions } = await import('@/lib/client/queries/conversations');
  for (const filter of filters) {
    const observer = new InfiniteQueryObserver(client, conversationsOptions(filter));
    observer.subscribe(() => undefined);
    await observer.refetch();
    while (observer.getCurrentResult().hasNextPage) await observer.fetchNextPage();
  }
}

/** What stands in the browser. */
export async function shownLists(client: QueryClient, filters: ViewFilter[]): Promise<ListsSeen> {
  const { listKey, sessionKey } = await import('@/lib/client/query-keys');
  return {
    counts: client.getQueryData<{ counts: Counts }>(sessionKey)?.counts,
    ids: filters.map((filter) => idsOf(client.getQueryData<{ pages: Page[] }>(listKey(filter))?.pages ?? [])),
  };
}

/** What the server says, read afresh. */
export async function trueLists(truth: string, filters: ViewFilter[]): Promise<ListsSeen> {
  const { read } = await import('@/lib/client/http');
  const shape = async () => (await import('@/lib/contract/session')).session;
  const session = await read(`${truth}/api/session`, shape);
  const ids: string[][] = [];
  for (const filter of filters) ids.push(await readToTheEnd(truth, filter));
  return { counts: session.counts, ids };
}

async function readToTheEnd(truth: string, filter: ViewFilter): Promise<string[]> {
  const { read } = await import('@/lib/client/http');
  const shape = async () => (await import('@/lib/contract/conversation')).conversationPage;
  const { wordsOf } = await import('@/lib/domain/view-address');
  const pages: Page[] = [];
  for (let cursor: string | null | undefined; cursor !== null; cursor = pages.at(-1)?.nextCursor) {
    const params = new URLSearchParams(wordsOf(filter));
    if (cursor) params.set('cursor', cursor);
    pages.push(await read(`${truth}/api/conversations?${params}`, shape));
  }
  return idsOf(pages);
}

function idsOf(pages: Page[]): string[] {
  return pages.flatMap(({ rows }) => rows.map(({ conversation }) => conversation.id));
}
