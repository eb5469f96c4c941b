import { useMutation, useQueryClient } from '@tanstack/react-query';
import { write } from '../http';
import { sessionKey } from '../query-keys';

/** Takes a saved view away. */
export function useRemoveView() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => write(`/api/views/${id}`, null, { method: 'DELETE' }),
    onSuccess: () => client.invalidateQueries({ queryKey: sessionKey }),
  });
}
