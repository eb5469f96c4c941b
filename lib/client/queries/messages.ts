import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { freshMessages } from '../fresh-pages';
import { read } from '../http';
import { pendingMessages } from '../outbox';
import { messagesKey } from '../query-keys';
import { recentEvents } from '../recent-events';

const messagePageShape = async () => (await import('@/lib/contract/message')).messagePage;

/** How to read a thread, the newest page first. */
export function messagesOptions(conversationId: string) {
  return infiniteQueryOptions({
    queryKey: messagesKey(conversationId),
    initialPageParam: null as string | null,
    queryFn: async ({ client, pageParam, signal }) => {
      const mark = recentEvents(client).mark();
      const params = pageParam === null ? '' : `?${new URLSearchParams({ before: pageParam })}`;
      const page = await read(
        `/api/conversations/${conversationId}/messages${params}`,
        messagePageShape,
        signal,
      );
      return freshMessages(page, {
        conversationId,
        isFirst: pageParam === null,
        events: recentEvents(client).since(mark),
        pending: pendingMessages(conversationId),
      });
    },
    getNextPageParam: (page) => page.previousCursor,
  });
}

/** The messages of a conversation, the newest page first; `fetchNextPage` reads older ones. */
export function useMessages(conversationId: string) {
  return useInfiniteQuery(messagesOptions(conversationId));
}
