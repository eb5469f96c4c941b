import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { NewTag } from '@/lib/contract/tag';
import { write } from '../http';
import { sessionKey } from '../query-keys';

const tagShape = async () => (await import('@/lib/contract/tag')).tag;

/** Makes a tag that everybody can use. For supervisors. */
export function useCreateTag() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (created: NewTag) => write('/api/tags', tagShape, { method: 'POST', body: created }),
    onSuccess: () => client.invalidateQueries({ queryKey: sessionKey }),
  });
}
