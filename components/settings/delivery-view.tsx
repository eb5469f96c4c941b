'use client';

import { RotateCw } from 'lucide-react';
import { useNow } from '@/lib/client/now';
import type { DeliveryDetail } from '@/lib/contract/outgoing-webhook';
import { useWords } from '@/lib/words/words-context';
import { Button } from '../ui/button';
import { Time } from '../ui/time';
import { DeliveryState } from './delivery-table';
import { Payload } from './payload';

interface DeliveryViewProps {
  readonly detail: DeliveryDetail;
  readonly isReplaying: boolean;
  readonly onReplay: () => void;
}

/** A delivery: how far it is, every attempt at it, and its very bytes. All of it is shown as text, whatever it holds. */
export function DeliveryView({ detail, isReplaying, onReplay }: DeliveryViewProps) {
  const { t, times } = useWords();
  const now = useNow();
  const { delivery, body, log } = detail;
  const offReason = delivery.state === 'pending' || isReplaying ? t('webhooks.replayWaits') : null;
  return (
    <div className="grid gap-4 px-5 pb-5">
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5">
        <dt className="text-text-3">{t('webhooks.state')}</dt>
        <dd>
          <DeliveryState delivery={delivery} />
        </dd>
        <dt className="text-text-3">{t('webhooks.id')}</dt>
        <dd className="font-mono text-12 wrap-anywhere">{delivery.id}</dd>
        {delivery.replayedAt !== null && (
          <>
            <dt className="text-text-3">{t('webhooks.again')}</dt>
            <dd>{times.stamp(delivery.replayedAt, now)}</dd>
          </>
        )}
      </dl>
      <div>
        <Button icon={<RotateCw size={14} />} offReason={offReason} onClick={onReplay}>
          {t('webhooks.replay')}
        </Button>
      </div>
      <Attempts log={log} />
      <section aria-labelledby="delivery-body">
        <Payload
          id="delivery-body"
          title={t('webhooks.body')}
          text={JSON.stringify(JSON.parse(body), null, 2)}
        />
      </section>
    </div>
  );
}

function Attempts({ log }: Pick<DeliveryDetail, 'log'>) {
  const { t, times } = useWords();
  const now = useNow();
  return (
    <section aria-labelledby="delivery-log">
      <h3 id="delivery-log" className="pb-1.5 text-12 font-medium text-text-3">
        {t('webhooks.attemptsOf')}
      </h3>
      {log.length === 0 && <p className="text-text-3">{t('webhooks.noAttempt')}</p>}
      <ol className="grid gap-1.5">
        {log.map(({ number, at, tookMs, outcome, status, detail }) => (
          <li key={number} className="rounded-lg border border-line px-3 py-2">
            <p className="flex flex-wrap gap-x-2 tabular-nums">
              <Time at={at} text={times.stamp(at, now)} exact={times.exact(at)} />
              <span className="font-medium">{t(`webhooks.outcome.${outcome}`)}</span>
              {status !== null && <span>{status}</span>}
              <span className="text-text-3">{t('webhooks.took', { n: tookMs })}</span>
            </p>
            {detail !== '' && (
              <p dir="auto" className="text-12 wrap-anywhere text-text-3">
                {detail}
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
