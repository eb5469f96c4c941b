import { useQuery } from '@tanstack/react-query';
import { read } from '../http';
import { demoKey } from '../query-keys';

const demoShape = async () => (await import('@/lib/contract/demo')).demo;

/**
 * The demo's log-ins and the address of its customers.
 *
 * @param isDemo false asks nothing: there is nothing to know
 */
export function useDemo(isDemo: boolean) {
  return useQuery({
    queryKey: demoKey,
    enabled: isDemo,
    queryFn: ({ signal }) => read('/api/demo', demoShape, signal),
  });
}
