import { useQuery } from '@tanstack/react-query';
import { read } from '../http';
import { accountHealthKey, incidentsKey } from '../ledger-keys';

const accountHealthShape = async () => (await import('@/lib/contract/account-health')).accountHealthList;
const incidentListShape = async () => (await import('@/lib/contract/account-health')).incidentList;

/** Milliseconds between two looks while the page is open. */
const LOOK_EVERY = 20_000;

/**
 * How the workspace's accounts do. For admins.
 *
 * @param every milliseconds between two looks
 */
export function useAccountHealth(every = LOOK_EVERY) {
  return useQuery({
    queryKey: accountHealthKey,
    queryFn: ({ signal }) => read('/api/accounts/health', accountHealthShape, signal),
    select: ({ accounts }) => accounts,
    refetchInterval: every,
  });
}

/** What was wrong with an account, newest first. For admins. */
export function useIncidents(accountId: string) {
  return useQuery({
    queryKey: incidentsKey(accountId),
    queryFn: ({ signal }) => read(`/api/accounts/${accountId}/incidents`, incidentListShape, signal),
    select: ({ incidents }) => incidents,
  });
}
