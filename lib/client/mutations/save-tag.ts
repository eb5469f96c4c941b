import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { NewTag, TagChange } from '@/lib/contract/tag';
import { write } from '../http';
import { sessionKey } from '../query-keys';

const tagShape = async () => (await import('@/lib/contract/tag')).tag;

interface Saving {
  /** What stands there already; null makes a new one. */
  readonly tag: { readonly id: string; readonly version: number } | null;
  readonly wanted: NewTag;
}

/** Makes a tag that everybody can use, or changes one wherever it is. For supervisors. */
export function useSaveTag() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ tag, wanted }: Saving) => {
      if (!tag) return write('/api/tags', tagShape, { method: 'POST', body: wanted });
      const body: TagChange = { ...wanted, expectedVersion: tag.version };
      return write(`/api/tags/${tag.id}`, tagShape, { method: 'PATCH', body });
    },
    onSuccess: () => client.invalidateQueries({ queryKey: sessionKey }),
  });
}
