import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ConversationRow } from '@/lib/contract/conversation';
import { unreadCount } from '@/lib/domain/conversation';
import { read } from '../http';
import { messagesOf } from '../message-pages';
import { firstUnreadKey } from '../query-keys';
import type { useMessages } from './messages';

const openedConversationShape = async () => (await import('@/lib/contract/conversation')).openedConversation;

/** Further back than this nobody is led by force: older messages still load when they are scrolled to. */
const MOST_PAGES = 10;

/**
 * Where the viewer reads on in a conversation that is being opened: asked of the server each time, because only it
 * knows what arrived late. Pages are read until the place is among them.
 *
 * @returns `isKnown` once the thread can be drawn; it stays so
 */
export function useReadingPlace(row: ConversationRow, messages: ReturnType<typeof useMessages>) {
  const { id } = row.conversation;
  const [wasUnread] = useState(() => unreadCount(row.conversation, row.readCount) > 0);
  const asked = useQuery({
    queryKey: firstUnreadKey(id),
    enabled: wasUnread,
    staleTime: 0,
    gcTime: 0,
    queryFn: async ({ signal }) =>
      (await read(`/api/conversations/${id}`, openedConversationShape, signal)).firstUnreadMessageId,
  });
  const firstNewId = asked.data ?? null;
  const { data, hasNextPage, isFetching, isFetchNextPageError, fetchNextPage } = messages;
  const isRead =
    firstNewId === null || (data && messagesOf(data).some((message) => message.id === firstNewId));
  const mayReadOn = hasNextPage && !isFetchNextPageError && (data?.pages.length ?? 0) < MOST_PAGES;
  const [isKnown, setKnown] = useState(false);
  if (!isKnown && data && !asked.isFetching && (isRead || !mayReadOn)) setKnown(true);
  useEffect(() => {
    if (!isKnown && !isRead && mayReadOn && !isFetching) void fetchNextPage();
  }, [isKnown, isRead, mayReadOn, isFetching, fetchNextPage]);
  return { firstNewId, isKnown };
}
