import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { findKnownRow } from '../cache';
import { read } from '../http';
import { conversationKey } from '../query-keys';
import { conversationRowShape } from '../shapes';

/** How to read one conversation with how far the viewer has read it. */
export function conversationOptions(conversationId: string) {
  return queryOptions({
    queryKey: conversationKey(conversationId),
    queryFn: ({ signal }) => read(`/api/conversations/${conversationId}`, conversationRowShape, signal),
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
