'use client';

import { Check, Clock } from 'lucide-react';
import type { Delivery } from '@/lib/contract/message';
import { SAID_BY_PERSON } from '@/lib/domain/message';
import { useWords } from '@/lib/words/words-context';
import { Spinner } from '../ui/spinner';

interface DeliveryProps {
  readonly delivery: Delivery;
  readonly network: string;
  readonly isOnline: boolean;
}

/** Where a reply of ours stands, as far as there is evidence (architecture.md §8). */
export function DeliveryWords({ delivery, network, isOnline }: DeliveryProps) {
  const { t } = useWords();
  switch (delivery.state) {
    case 'queued':
    case 'sending':
      return (
        <>
          <Spinner />
          {isOnline ? t(`delivery.${delivery.state}`) : t('delivery.offline')}
        </>
      );
    case 'waiting':
      return (
        <>
          <Clock size={13} />
          <WaitingWords delivery={delivery} />
        </>
      );
    case 'handed_over':
      return (
        <span data-tip={t('delivery.handed_over.explain', { network })}>{t('delivery.handed_over')}</span>
      );
    case 'confirmed':
      return <ConfirmedWords delivery={delivery} network={network} />;
    case 'unknown':
      return (
        <>
          <Spinner />
          {t('delivery.unknown')}
        </>
      );
    case 'failed':
    case 'not_confirmed':
      return null;
  }
}

/** The channel's word for it, or, where it has none, a person's. */
function ConfirmedWords({ delivery, network }: { readonly delivery: Delivery; readonly network: string }) {
  const { t } = useWords();
  const word = delivery.failureCode === SAID_BY_PERSON ? 'delivery.confirmed.byPerson' : 'delivery.confirmed';
  return (
    <span className="inline-flex items-center gap-1" data-tip={t(`${word}.explain`, { network })}>
      {t(word)}
      <Check size={13} />
    </span>
  );
}

function WaitingWords({ delivery }: { readonly delivery: Delivery }) {
  const { t, times } = useWords();
  const time = delivery.waitUntil === null ? '' : times.clock(delivery.waitUntil);
  return t(`delivery.waiting.${delivery.waitReason ?? 'other'}`, { time });
}
