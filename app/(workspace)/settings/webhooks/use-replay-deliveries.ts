'use client';

import { useToast } from '@/components/ui/toasts';
import { useReplayWebhook } from '@/lib/client/mutations/webhooks';
import type { DeliveryReplay } from '@/lib/contract/outgoing-webhook';
import { useWords } from '@/lib/words/words-context';
import { useSayWhy } from '../../use-say-why';

/** Sends deliveries of a webhook once more, and says how many. */
export function useReplayDeliveries(id: string) {
  const { t } = useWords();
  const toast = useToast();
  const sayWhy = useSayWhy();
  const { mutate, isPending } = useReplayWebhook();
  const run = (wanted: DeliveryReplay) =>
    mutate(
      { id, wanted },
      {
        onSuccess: (replayed) => replayed && toast({ text: t('webhooks.replayed', { n: replayed.count }) }),
        onError: sayWhy,
      },
    );
  return { run, isPending };
}
