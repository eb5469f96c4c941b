'use client';

import { DeliveryView } from '@/components/settings/delivery-view';
import { ReadState } from '@/components/settings/read-state';
import { Dialog } from '@/components/ui/dialog';
import { useNow } from '@/lib/client/now';
import { useWebhookDelivery } from '@/lib/client/queries/webhooks';
import { useWords } from '@/lib/words/words-context';
import { useReplayDeliveries } from './use-replay-deliveries';

interface DeliveryDialogProps {
  readonly webhookId: string;
  readonly id: string;
  readonly onClose: () => void;
}

/** One delivery: what is sent, what came of every attempt, and once more. */
export default function DeliveryDialog({ webhookId, id, onClose }: DeliveryDialogProps) {
  const { t, times } = useWords();
  const now = useNow();
  const detail = useWebhookDelivery(id);
  const replay = useReplayDeliveries(webhookId);
  const when = detail.data ? times.stamp(detail.data.delivery.createdAt, now) : '';
  return (
    <Dialog kind="wide" title={t('webhooks.open', { when })} closeLabel={t('common.close')} onClose={onClose}>
      {detail.data && (
        <DeliveryView
          detail={detail.data}
          isReplaying={replay.isPending}
          onReplay={() => replay.run({ ids: [id] })}
        />
      )}
      <ReadState query={detail} failed={t('webhooks.deliveryFailed')} skeleton="mx-5 mb-5 h-72" />
    </Dialog>
  );
}
