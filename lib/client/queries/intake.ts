import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { IntakeFilter } from '@/lib/domain/intake';
import { filterParams } from '../filter-params';
import { read } from '../http';
import { intakeEventKey, intakeListKey } from '../ledger-keys';

const intakePageShape = async () => (await import('@/lib/contract/intake')).intakePage;
const intakeDetailShape = async () => (await import('@/lib/contract/intake')).intakeDetail;

/** Milliseconds after which it is looked again what became of events that wait for their import. */
const LOOK_AGAIN = 2_000;

/** What was delivered, newest first, page by page. While something of it waits for its import it is read again. */
export function useIntake(filter: IntakeFilter) {
  return useInfiniteQuery({
    queryKey: intakeListKey(filter),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor, signal }) =>
      read(`/api/intake?${filterParams({ ...filter, cursor })}`, intakePageShape, signal),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => {
      const events = state.data?.pages.flatMap((page) => page.events) ?? [];
      return events.some(({ fate }) => fate === 'accepted') && LOOK_AGAIN;
    },
  });
}

/** One delivery with what it says, secrets masked. */
export function useIntakeEvent(id: string) {
  return useQuery({
    queryKey: intakeEventKey(id),
    queryFn: ({ signal }) => read(`/api/intake/${id}`, intakeDetailShape, signal),
    refetchInterval: ({ state }) => state.data?.event.fate === 'accepted' && LOOK_AGAIN,
  });
}
