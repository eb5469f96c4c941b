import { useQuery } from '@tanstack/react-query';
import { read } from '../http';
import { signInsKey } from '../query-keys';

const signInListShape = async () => (await import('@/lib/contract/sign-in')).signInList;

/** Where the viewer is signed in, the latest used first, and by what. */
export function useSignIns() {
  return useQuery({
    queryKey: signInsKey,
    queryFn: ({ signal }) => read('/api/sign-ins', signInListShape, signal),
  });
}
