import { useQuery } from '@tanstack/react-query';
import { read } from '../http';
import { cannedRepliesKey } from '../query-keys';

const cannedReplyListShape = async () => (await import('@/lib/contract/canned-reply')).cannedReplyList;

/** The viewer's own canned replies and the shared ones, by title. */
export function useCannedReplies() {
  return useQuery({
    queryKey: cannedRepliesKey,
    queryFn: ({ signal }) => read('/api/canned-replies', cannedReplyListShape, signal),
    select: ({ cannedReplies }) => cannedReplies,
  });
}
