import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { CannedReplyDraft } from '@/lib/contract/canned-reply';
import { write } from '../http';
import { cannedRepliesKey } from '../query-keys';

const cannedReplyShape = async () => (await import('@/lib/contract/canned-reply')).cannedReply;

interface Saving {
  /** Null makes a new one. */
  readonly id: string | null;
  readonly draft: CannedReplyDraft;
}

/** Makes a canned reply, or puts another in the place of one. */
export function useSaveCannedReply() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, draft }: Saving) =>
      id === null
        ? write('/api/canned-replies', cannedReplyShape, { method: 'POST', body: draft })
        : write(`/api/canned-replies/${id}`, cannedReplyShape, { method: 'PUT', body: draft }),
    onSuccess: () => client.invalidateQueries({ queryKey: cannedRepliesKey }),
  });
}
