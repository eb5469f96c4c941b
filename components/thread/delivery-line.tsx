'use client';

import { Check, CircleAlert, CircleHelp, Clock, RotateCw, Undo2 } from 'lucide-react';
import { useNow } from '@/lib/client/now';
import { isPending } from '@/lib/client/outbox';
import type { Delivery, Message } from '@/lib/contract/message';
import { mayCancel, mayMarkSent, mayRetry, SAID_BY_PERSON } from '@/lib/domain/message';
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

interface TroubleProps extends DeliveryProps {
  readonly align?: 'start' | 'end';
  readonly onRetry: (message: Message) => void;
  readonly onDiscard: (message: Message) => void;
  readonly onMarkSent: (message: Message) => void;
  readonly onCancel: (message: Message) => void;
}

/** A reply that did not go out, or has to wait, or of which nobody knows: the reason, then what can be done. */
export function DeliveryTrouble(props: TroubleProps) {
  const { message, delivery, align = 'end', onRetry, onDiscard, onMarkSent } = props;
  const { t } = useWords();
  if (mayCancel(delivery.state)) return <TakeBack {...props} />;
  if (!mayRetry(delivery.state)) return null;
  const isUnsure = mayMarkSent(delivery.state);
  const canRetry = isUnsure || isWorthRetrying(delivery.failureCode);
  return (
    <div
      role="alert"
      className={`grid max-w-[420px] gap-1.5 px-0.5 pt-1 text-12 ${align === 'end' ? 'justify-items-end' : 'justify-items-start'}`}
    >
      {isUnsure ? (
        <p className="flex gap-1.5 text-warn-text">
          <CircleHelp size={13} className="mt-0.5 shrink-0" />
          {t('delivery.not_confirmed', { network: props.network })}
        </p>
      ) : (
        <FailedWords {...props} />
      )}
      <span className="inline-flex gap-1">
        <Button look="quiet" size="sm" onClick={() => onDiscard(message)}>
          {t('message.discard')}
        </Button>
        {isUnsure && (
          <Button size="sm" icon={<Check size={12} />} onClick={() => onMarkSent(message)}>
            {t('message.markSent')}
          </Button>
        )}
        {canRetry && (
          <Button size="sm" icon={<RotateCw size={12} />} onClick={() => onRetry(message)}>
            {t(isUnsure ? 'message.sendAgain' : 'message.retry')}
          </Button>
        )}
      </span>
    </div>
  );
}

/** Milliseconds after which a queued reply is held up by something; before, the button would only flicker. */
const HELD_UP_AFTER = 5_000;

/** While nobody outside has been told of a reply, it can be taken back. */
function TakeBack({ message, delivery, onCancel }: TroubleProps) {
  const { t } = useWords();
  const now = useNow(1_000);
  const isHeldUp = delivery.state === 'waiting' || now - Date.parse(message.sentAt) > HELD_UP_AFTER;
  if (isPending(message) || !isHeldUp) return null;
  return (
    <Button look="quiet" size="sm" icon={<Undo2 size={12} />} onClick={() => onCancel(message)}>
      {t('message.cancel')}
    </Button>
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
