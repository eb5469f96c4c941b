import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ConversationRow } from '@/lib/contract/conversation';
import { findKnownRow } from '../cache';
import { freshRow } from '../fresh-pages';
import { read } from '../http';
import { conversationKey } from '../query-keys';
import { recentEvents } from '../recent-events';

const conversationRowShape = async () => (await import('@/lib/contract/conversation')).conversationRow;

/** How to read one conversation with how far the viewer has read it. */
export function conversationOptions(conversationId: string) {
  return queryOptions({
    queryKey: conversationKey(conversationId),
    queryFn: async ({ client, signal }) => {
      const mark = recentEvents(client).mark();
      const row = await read(`/api/conversations/${conversationId}`, conversationRowShape, signal);
      return freshRow(row, recentEvents(client).since(mark));
    },
  });
}

/** One conversation. What a list already holds is shown at once. */
export function useConversation(conversationId: string) {
  const client = useQueryClient();
  return useQuery({
    ...conversationOptions(conversationId),
    initialData: () => findKnownRow(client, conversationId),
  });
}

/** A conversation as this browser knows it, without asking the server. */
export function useKnownRow(conversationId: string): ConversationRow | undefined {
  return useQuery({ ...conversationOptions(conversationId), enabled: false }).data;
}
