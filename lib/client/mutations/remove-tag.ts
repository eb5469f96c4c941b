import { useMutation, useQueryClient } from '@tanstack/react-query';
import { write } from '../http';
import { sessionKey, tagCountsKey } from '../query-keys';

interface Removing {
  readonly id: string;
  /** The tag that its conversations get in its place; null: none. */
  readonly intoId: string | null;
}

/** Takes a tag away from everywhere, or merges it into another. For supervisors. */
export function useRemoveTag() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, intoId }: Removing) =>
      write(`/api/tags/${id}${intoId ? `?into=${intoId}` : ''}`, null, { method: 'DELETE' }),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: tagCountsKey });
      return client.invalidateQueries({ queryKey: sessionKey });
    },
  });
}
