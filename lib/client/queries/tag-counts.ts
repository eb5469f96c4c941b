import { useQuery } from '@tanstack/react-query';
import { read } from '../http';
import { tagCountsKey } from '../query-keys';

const countsShape = async () => (await import('@/lib/contract/tag')).tagCounts;

/** On how many conversations each tag is. For supervisors. */
export function useTagCounts() {
  return useQuery({
    queryKey: tagCountsKey,
    queryFn: ({ signal }) => read('/api/tags/counts', countsShape, signal),
  });
}
