'use client';

import clsx from 'clsx';
import { Check, CircleAlert, CircleHelp, ExternalLink, PenLine, RotateCw, Undo2 } from 'lucide-react';
import { causeOf, shownCode } from '@/lib/client/failure-words';
import { useNow } from '@/lib/client/now';
import { isPending } from '@/lib/client/outbox';
import type { Delivery, Message } from '@/lib/contract/message';
import { failureOf } from '@/lib/domain/failure';
import { mayCancel, mayMarkSent, mayRetry } from '@/lib/domain/message';
import { useWords } from '@/lib/words/words-context';
import { Button, buttonClass } from '../ui/button';

/** What can be done with a reply of which there is news, or too little. */
export interface ReplyActs {
  readonly onRetry: (message: Message) => void;
  readonly onDiscard: (message: Message) => void;
  /** Gives the text back to where it was typed. */
  readonly onEdit: (message: Message) => void;
  readonly onMarkSent: (message: Message) => void;
  readonly onCancel: (message: Message) => void;
  /** The platform lets nobody here reply: what it refused cannot go out meanwhile. */
  readonly isForbidden: boolean;
  /** Where what it answers is found on its own network; null where nobody knows. */
  readonly permalinkOf: (message: Message) => string | null;
}

interface TroubleProps extends ReplyActs {
  readonly message: Message;
  readonly delivery: Delivery;
  readonly network: string;
  readonly align?: 'start' | 'end';
}

/** A reply that did not go out, or has to wait, or of which nobody knows: the reason, then what can be done. */
export function DeliveryTrouble(props: TroubleProps) {
  const { message, delivery, align = 'end', onDiscard } = props;
  const { t } = useWords();
  if (mayCancel(delivery.state)) return <TakeBack {...props} />;
  if (!mayRetry(delivery.state)) return null;
  const isUnsure = mayMarkSent(delivery.state);
  return (
    <div
      id={`unsent-${message.id}`}
      tabIndex={-1}
      role="alert"
      className={clsx(
        'grid max-w-[420px] gap-1.5 px-0.5 pt-1 text-12',
        align === 'end' ? 'justify-items-end' : 'justify-items-start',
      )}
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
        {isUnsure ? <UnsureActs {...props} /> : <Remedy {...props} />}
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
      {t(delivery.waitReason === 'undo' ? 'message.undoSend' : 'message.cancel')}
    </Button>
  );
}

/** A failure has its cause; one that came without a code, as from an older version, is told in general. */
const failureOfReply = ({ failureCode }: Delivery) => failureOf(failureCode ?? 'other');

function FailedWords({ delivery, network }: TroubleProps) {
  const { t } = useWords();
  const { failureDetail, failureCode } = delivery;
  const { who, step } = failureOfReply(delivery);
  const code = shownCode(failureCode ?? '');
  return (
    <p className="flex gap-1.5 text-danger-text">
      <CircleAlert size={13} className="mt-0.5 shrink-0" />
      <span>
        {t('delivery.failed', { reason: causeOf(t, failureCode ?? 'other', network) })}
        {who !== 'author' && <span> {t(`step.${step}`, { network })}</span>}
        {failureDetail && <span dir="auto"> {t('failure.detail', { detail: failureDetail })}</span>}
        {code && (
          <>
            {' '}
            <bdi className="font-mono text-11 text-text-3">{code}</bdi>
          </>
        )}
      </span>
    </p>
  );
}

/** Nobody knows whether it went out: a person looks, and decides. */
function UnsureActs({ message, onMarkSent, onRetry }: TroubleProps) {
  const { t } = useWords();
  return (
    <>
      <Button size="sm" icon={<Check size={12} />} onClick={() => onMarkSent(message)}>
        {t('message.markSent')}
      </Button>
      <Button size="sm" icon={<RotateCw size={12} />} onClick={() => onRetry(message)}>
        {t('message.sendAgain')}
      </Button>
    </>
  );
}

/** The one thing that helps. Where nothing here does, the text goes back to its author. */
function Remedy(props: TroubleProps) {
  const { message, delivery, network, onRetry, onEdit, isForbidden, permalinkOf } = props;
  const { t } = useWords();
  const { step, isSameWorthTrying } = failureOfReply(delivery);
  if (step === 'ask-for-right' && isForbidden) return null;
  const permalink = step === 'open-on-network' ? permalinkOf(message) : null;
  if (permalink !== null) {
    return (
      <a href={permalink} target="_blank" rel="noreferrer" className={buttonClass('default', 'sm')}>
        <ExternalLink size={12} />
        {t('step.open-on-network', { network })}
      </a>
    );
  }
  return isSameWorthTrying ? (
    <Button size="sm" icon={<RotateCw size={12} />} onClick={() => onRetry(message)}>
      {t('step.try-again')}
    </Button>
  ) : (
    <Button size="sm" icon={<PenLine size={12} />} onClick={() => onEdit(message)}>
      {t('step.write-anew')}
    </Button>
  );
}
