'use client';

import { DeliveryView } from '@/components/settings/delivery-view';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { EmptyState } from '@/components/ui/empty-state';
import { Skeleton } from '@/components/ui/skeleton';
import { failureCodeOf } from '@/lib/client/http';
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
      {detail.isPending && <Skeleton className="mx-5 mb-5 h-72 rounded-lg" />}
      {!detail.data && detail.isError && (
        <EmptyState
          title={t('webhooks.deliveryFailed')}
          fact={t(`error.${failureCodeOf(detail.error)}`)}
          action={<Button onClick={() => void detail.refetch()}>{t('common.tryAgain')}</Button>}
        />
      )}
    </Dialog>
  );
}
