import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { DeliveryReplay, NewWebhook, WebhookChange } from '@/lib/contract/outgoing-webhook';
import { write } from '../http';
import { webhooksKey } from '../ledger-keys';

const PATH = '/api/outgoing-webhooks';
const madeShape = async () => (await import('@/lib/contract/outgoing-webhook')).madeWebhook;
const oneShape = async () => (await import('@/lib/contract/outgoing-webhook')).outgoingWebhook;
const replayedShape = async () => (await import('@/lib/contract/outgoing-webhook')).deliveriesReplayed;

/** Whatever is done to a webhook, its line and its log are read again. */
function useWebhookAct<A, R>(act: (asked: A) => Promise<R>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSettled: () => client.invalidateQueries({ queryKey: webhooksKey }),
  });
}

/** Makes a webhook; its secret is in the answer, and nowhere afterwards. For admins, as all of these. */
export const useMakeWebhook = () =>
  useWebhookAct((body: NewWebhook) => write(PATH, madeShape, { method: 'POST', body }));

export const useChangeWebhook = () =>
  useWebhookAct(({ id, change }: { id: string; change: WebhookChange }) =>
    write(`${PATH}/${id}`, oneShape, { method: 'PATCH', body: change }),
  );

export const useRemoveWebhook = () =>
  useWebhookAct((id: string) => write(`${PATH}/${id}`, null, { method: 'DELETE' }));

/** The new secret is in the answer, and nowhere afterwards. */
export const useRenewWebhookSecret = () =>
  useWebhookAct((id: string) => write(`${PATH}/${id}/secret`, madeShape, { method: 'POST' }));

export const useTestWebhook = () =>
  useWebhookAct((id: string) => write(`${PATH}/${id}/test`, null, { method: 'POST' }));

export const useReplayWebhook = () =>
  useWebhookAct(({ id, wanted }: { id: string; wanted: DeliveryReplay }) =>
    write(`${PATH}/${id}/replay`, replayedShape, { method: 'POST', body: wanted }),
  );
