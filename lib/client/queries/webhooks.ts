import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { WebhookDeliveryState } from '@/lib/domain/outgoing-webhook';
import { filterParams } from '../filter-params';
import { read } from '../http';
import { webhookDeliveriesKey, webhookDeliveryKey, webhooksKey } from '../ledger-keys';

const listShape = async () => (await import('@/lib/contract/outgoing-webhook')).outgoingWebhookList;
const pageShape = async () => (await import('@/lib/contract/outgoing-webhook')).deliveryPage;
const detailShape = async () => (await import('@/lib/contract/outgoing-webhook')).deliveryDetail;

/**
 * Milliseconds after which it is looked again how receivers do, and what became of what waits. What could not be read at first is read
 * again when somebody says so: by itself it would take the error away and bring it back, all the time.
 */
const LOOK_AGAIN = 4_000;
const LOOK_SOON = 2_000;

/** Whom we tell what happens, and how they do. For admins. */
export function useWebhooks() {
  return useQuery({
    queryKey: webhooksKey,
    queryFn: ({ signal }) => read('/api/outgoing-webhooks', listShape, signal),
    select: ({ webhooks }) => webhooks,
    refetchInterval: ({ state: { data } }) => data !== undefined && LOOK_AGAIN,
  });
}

/** What was or will be sent to one of them, the newest first, page by page. */
export function useWebhookDeliveries(id: string, state: WebhookDeliveryState | undefined) {
  return useInfiniteQuery({
    queryKey: webhookDeliveriesKey(id, state),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor, signal }) =>
      read(`/api/outgoing-webhooks/${id}/deliveries?${filterParams({ state, cursor })}`, pageShape, signal),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: { data } }) => {
      if (!data) return false;
      const deliveries = data.pages.flatMap((page) => page.deliveries);
      return deliveries.some((delivery) => delivery.state === 'pending') ? LOOK_SOON : LOOK_AGAIN;
    },
  });
}

/** One delivery, with its bytes and its attempts. */
export function useWebhookDelivery(id: string) {
  return useQuery({
    queryKey: webhookDeliveryKey(id),
    queryFn: ({ signal }) => read(`/api/webhook-deliveries/${id}`, detailShape, signal),
    refetchInterval: ({ state }) => state.data?.delivery.state === 'pending' && LOOK_SOON,
  });
}
