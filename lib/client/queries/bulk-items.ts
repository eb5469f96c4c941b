import { useInfiniteQuery } from '@tanstack/react-query';
import { read } from '../http';
import { bulkItemsKey } from '../query-keys';

const bulkItemPageShape = async () => (await import('@/lib/contract/bulk-change')).bulkItemPage;

/** What a change of many conversations did not change, page by page. */
export function useRefusedItems(id: string) {
  return useInfiniteQuery({
    queryKey: bulkItemsKey(id),
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const after = pageParam === null ? '' : `&after=${pageParam}`;
      return read(`/api/conversations/changes/${id}?outcome=refused${after}`, bulkItemPageShape, signal);
    },
    getNextPageParam: (page) => page.next,
  });
}
