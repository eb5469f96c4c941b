import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { NewApiToken } from '@/lib/contract/api-token';
import { write } from '../http';
import { apiTokensKey } from '../ledger-keys';

const madeApiTokenShape = async () => (await import('@/lib/contract/api-token')).madeApiToken;

/** Makes a token; its secret is in the answer, and nowhere afterwards. For admins. */
export function useMakeApiToken() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: NewApiToken) => write('/api/tokens', madeApiTokenShape, { method: 'POST', body }),
    onSuccess: () => client.invalidateQueries({ queryKey: apiTokensKey }),
  });
}

/** Takes a token back. For admins. */
export function useRevokeApiToken() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => write(`/api/tokens/${id}`, null, { method: 'DELETE' }),
    onSettled: () => client.invalidateQueries({ queryKey: apiTokensKey }),
  });
}
