'use client';

import { useQueryClient } from '@tanstack/react-query';
import { runOpening } from '@/lib/client/action-offers';
import { type ConversationList, nextWaiting } from '@/lib/client/conversation-list';
import { goTo, useInboxLocation } from '@/lib/client/inbox-location';
import { listKey } from '@/lib/client/query-keys';

/** Goes on to answer the next conversation of the list that waits; to the list itself when none of it does. */
export function useGoOn(): (conversationId: string) => void {
  const client = useQueryClient();
  const { filter } = useInboxLocation();
  return (conversationId) => {
    const list = client.getQueryData<ConversationList>(listKey(filter));
    const next = list ? nextWaiting(list, conversationId) : null;
    if (next === null) goTo({ filter, conversationId: null });
    else runOpening('reply', { conversationId: next, target: null });
  };
}
