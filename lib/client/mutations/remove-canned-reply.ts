import { useMutation, useQueryClient } from '@tanstack/react-query';
import { write } from '../http';
import { cannedRepliesKey } from '../query-keys';

/** Takes a canned reply away. */
export function useRemoveCannedReply() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => write(`/api/canned-replies/${id}`, null, { method: 'DELETE' }),
    onSuccess: () => client.invalidateQueries({ queryKey: cannedRepliesKey }),
  });
}
