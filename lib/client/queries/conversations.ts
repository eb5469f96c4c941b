import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import type { Session } from '@/lib/contract/session';
import type { ViewFilter } from '@/lib/domain/view';
import { narrowingParams } from '@/lib/domain/view-address';
import { findKnownRow } from '../cache';
import { freshRows } from '../fresh-pages';
import { read } from '../http';
import { listKey, sessionKey } from '../query-keys';
import { recentEvents } from '../recent-events';

const conversationPageShape = async () => (await import('@/lib/contract/conversation')).conversationPage;

/** How to read a view, page by page. */
export function conversationsOptions(filter: ViewFilter) {
  return infiniteQueryOptions({
    queryKey: listKey(filter),
    initialPageParam: null as string | null,
    queryFn: async ({ client, pageParam, signal }) => {
      const mark = recentEvents(client).mark();
      const page = await read(
        `/api/conversations?${paramsOf(filter, pageParam)}`,
        conversationPageShape,
        signal,
      );
      const agentId = client.getQueryData<Session>(sessionKey)?.agent.id ?? '';
      return freshRows(page, {
        filter,
        viewer: { agentId },
        isFirst: pageParam === null,
        events: recentEvents(client).since(mark),
        findKnown: (id) => findKnownRow(client, id),
      });
    },
    getNextPageParam: (page) => page.nextCursor,
  });
}

function paramsOf(filter: ViewFilter, cursor: string | null): URLSearchParams {
  const params = new URLSearchParams({ view: filter.view, ...narrowingParams(filter) });
  if (cursor !== null) params.set('cursor', cursor);
  return params;
}

/** The conversations of a view, newest first, read page by page. */
export function useConversations(filter: ViewFilter) {
  return useInfiniteQuery(conversationsOptions(filter));
}
