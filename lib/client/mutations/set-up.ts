import { useMutation } from '@tanstack/react-query';
import type { SetUp } from '@/lib/contract/agent';
import { write } from '../http';

/** Makes the first admin, with the secret from the console. */
export function useSetUp() {
  return useMutation({
    mutationFn: (first: SetUp) => write('/api/set-up', null, { method: 'POST', body: first }),
  });
}
