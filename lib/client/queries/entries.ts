import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { freshEntries } from '../entries';
import { read } from '../http';
import { entriesSinceKey } from '../query-keys';
import { recentEvents } from '../recent-events';

const entryListShape = async () => (await import('@/lib/contract/entry')).entryList;

/**
 * What stands in a thread beside its messages, in order of time.
 *
 * @param since the time of the oldest message that was read; null while that is the newest page
 */
export function useEntries(conversationId: string, since: string | null) {
  return useQuery({
    queryKey: entriesSinceKey(conversationId, since),
    queryFn: async ({ client, signal }) => {
      const mark = recentEvents(client).mark();
      const params = since === null ? '' : `?${new URLSearchParams({ since })}`;
      const path = `/api/conversations/${conversationId}/entries${params}`;
      const list = await read(path, entryListShape, signal);
      return freshEntries(list, conversationId, recentEvents(client).since(mark));
    },
    placeholderData: keepPreviousData,
  });
}
