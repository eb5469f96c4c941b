import { useQuery } from '@tanstack/react-query';
import { demo } from '@/lib/contract/demo';
import { RequestFailed, read } from '../http';
import { demoKey } from '../query-keys';

/** The demo's log-ins and the address of its customers; null where this is no demo. */
export function useDemo() {
  return useQuery({
    queryKey: demoKey,
    queryFn: ({ signal }) =>
      read('/api/demo', demo, signal).catch((error: unknown) => {
        if (error instanceof RequestFailed && error.code === 'not-found') return null;
        throw error;
      }),
  });
}
