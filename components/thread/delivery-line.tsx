'use client';

import { Check, CircleAlert, CircleHelp, Clock, RotateCw } from 'lucide-react';
import type { Delivery, Message } from '@/lib/contract/message';
import { mayRetry } from '@/lib/domain/message';
import { useWords } from '@/lib/words/words-context';
import { Button } from '../ui/button';
import { Spinner } from '../ui/spinner';
import { failureReason, isWorthRetrying } from './failure-words';

interface DeliveryProps {
  readonly message: Message;
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
      return (
        <span
          className="inline-flex items-center gap-1"
          data-tip={t('delivery.confirmed.explain', { network })}
        >
          {t('delivery.confirmed')}
          <Check size={13} />
        </span>
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

function WaitingWords({ delivery }: { readonly delivery: Delivery }) {
  const { t, times } = useWords();
  const time = delivery.waitUntil === null ? '' : times.clock(delivery.waitUntil);
  return t(`delivery.waiting.${delivery.waitReason ?? 'other'}`, { time });
}

interface TroubleProps extends DeliveryProps {
  readonly align?: 'start' | 'end';
  readonly onRetry: (message: Message) => void;
  readonly onDiscard: (message: Message) => void;
}

/** A reply that did not go out, or of which nobody knows: the reason in words, then what can be done. */
export function DeliveryTrouble(props: TroubleProps) {
  const { message, delivery, align = 'end', onRetry, onDiscard } = props;
  const { t } = useWords();
  if (!mayRetry(delivery.state)) return null;
  const isUnsure = delivery.state === 'not_confirmed';
  const canRetry = isUnsure || isWorthRetrying(delivery.failureCode);
  return (
    <div
      role="alert"
      className={`grid max-w-[420px] gap-1.5 px-0.5 pt-1 text-12 ${align === 'end' ? 'justify-items-end' : 'justify-items-start'}`}
    >
      {isUnsure ? (
        <p className="flex gap-1.5 text-warn-text">
          <CircleHelp size={13} className="mt-0.5 shrink-0" />
          {t('delivery.not_confirmed')}
        </p>
      ) : (
        <FailedWords {...props} />
      )}
      <span className="inline-flex gap-1">
        <Button look="quiet" size="sm" onClick={() => onDiscard(message)}>
          {t('message.discard')}
        </Button>
        {canRetry && (
          <Button size="sm" icon={<RotateCw size={12} />} onClick={() => onRetry(message)}>
            {t(isUnsure ? 'message.checkAgain' : 'message.retry')}
          </Button>
        )}
      </span>
    </div>
  );
}

function FailedWords({ delivery, network }: DeliveryProps) {
  const { t } = useWords();
  const { failureCode, failureDetail } = delivery;
  return (
    <p className="flex gap-1.5 text-danger-text">
      <CircleAlert size={13} className="mt-0.5 shrink-0" />
      <span>
        {t('delivery.failed', { reason: failureReason(t, failureCode, network) })}
        {failureDetail && <span dir="auto"> {t('failure.detail', { detail: failureDetail })}</span>}
        {failureCode?.startsWith('EDI-') && (
          <bdi className="ms-1.5 font-mono text-11 text-text-3">{failureCode}</bdi>
        )}
      </span>
    </p>
  );
}
