'use client';

import { Check, Clock } from 'lucide-react';
import { useNow } from '@/lib/client/now';
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
        <>
          <span data-tip={t('delivery.handed_over.explain', { network })}>{t('delivery.handed_over')}</span>
          <LoginWords {...delivery} />
        </>
      );
    case 'confirmed':
      return (
        <>
          <ConfirmedWords delivery={delivery} network={network} />
          <LoginWords {...delivery} />
        </>
      );
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

/** By whose login it went, where its author has one of their own. */
function LoginWords({ login }: Delivery) {
  const { t } = useWords();
  if (login === null) return null;
  return <span data-tip={t(`delivery.login.${login}.explain`)}>{t(`delivery.login.${login}`)}</span>;
}

/** Counts down for the eye alone: a live region would say each second. */
function SecondThought({ until }: { readonly until: string | null }) {
  const { t } = useWords();
  const now = useNow(1_000);
  const seconds = until === null ? 0 : Math.max(0, Math.ceil((Date.parse(until) - now) / 1_000));
  return (
    <>
      {t('delivery.waiting.undo')}
      <span aria-hidden="true" className="tabular-nums">
        {t('delivery.waiting.seconds', { seconds })}
      </span>
    </>
  );
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
  if (delivery.waitReason === 'undo') return <SecondThought until={delivery.waitUntil} />;
  const time = delivery.waitUntil === null ? '' : times.clock(delivery.waitUntil);
  return t(`delivery.waiting.${delivery.waitReason ?? 'other'}`, { time });
}
