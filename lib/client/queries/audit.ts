import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { AuditFilter } from '@/lib/domain/audit';
import { filterParams } from '../filter-params';
import { read } from '../http';
import { auditKey } from '../ledger-keys';

const auditPageShape = async () => (await import('@/lib/contract/audit')).auditPage;

/** What was done to the workspace, newest first, page by page. */
export function useAudit(filter: AuditFilter) {
  return useInfiniteQuery({
    queryKey: auditKey(filter),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor, signal }) =>
      read(`/api/audit?${filterParams({ ...filter, cursor })}`, auditPageShape, signal),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}
