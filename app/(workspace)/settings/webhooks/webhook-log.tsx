'use client';

import { RotateCw, X } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { DeliveryTable } from '@/components/settings/delivery-table';
import { LedgerFoot } from '@/components/settings/ledger-foot';
import { ReadState } from '@/components/settings/read-state';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { IconButton } from '@/components/ui/icon-button';
import { SelectField } from '@/components/ui/select-field';
import { useWebhookDeliveries } from '@/lib/client/queries/webhooks';
import type { OutgoingWebhook } from '@/lib/contract/outgoing-webhook';
import { type WebhookDeliveryState, webhookDeliveryStates } from '@/lib/domain/outgoing-webhook';
import { useWords } from '@/lib/words/words-context';
import { useReplayDeliveries } from './use-replay-deliveries';

const DeliveryDialog = lazy(() => import('./delivery-dialog'));

interface WebhookLogProps {
  readonly webhook: OutgoingWebhook;
  readonly onClose: () => void;
}

/** What was or will be sent to one receiver, and what came of it. */
export function WebhookLog({ webhook, onClose }: WebhookLogProps) {
  const { t } = useWords();
  const [state, setState] = useState<WebhookDeliveryState | undefined>();
  const [openedId, setOpenedId] = useState<string | null>(null);
  const log = useWebhookDeliveries(webhook.id, state);
  const deliveries = log.data?.pages.flatMap((page) => page.deliveries);
  return (
    <section aria-labelledby="webhook-log" className="mt-8">
      <header className="flex items-center gap-2 pb-1">
        <h2 id="webhook-log" className="flex-1 text-15 font-semi tracking-title">
          {t('webhooks.logOf', { name: webhook.name })}
        </h2>
        <IconButton label={t('webhooks.closeLog')} icon={<X size={16} />} onClick={onClose} />
      </header>
      <p className="pb-3 text-text-3">{t('webhooks.logLead')}</p>
      <LogBar webhook={webhook} state={state} onState={setState} />
      {deliveries && deliveries.length > 0 && <DeliveryTable deliveries={deliveries} onOpen={setOpenedId} />}
      {deliveries?.length === 0 && (
        <EmptyState
          title={t(state ? 'webhooks.logNoMatch' : 'webhooks.logNone')}
          fact={t(state ? 'webhooks.logNoMatchFact' : 'webhooks.logNoneFact')}
        />
      )}
      <ReadState query={log} failed={t('webhooks.logFailed')} skeleton="h-60" />
      <LedgerFoot
        isLoadingMore={log.isFetchingNextPage}
        onLoadMore={log.hasNextPage ? () => void log.fetchNextPage() : null}
      />
      {openedId && (
        <Suspense fallback={null}>
          <DeliveryDialog webhookId={webhook.id} id={openedId} onClose={() => setOpenedId(null)} />
        </Suspense>
      )}
    </section>
  );
}

interface LogBarProps {
  readonly webhook: OutgoingWebhook;
  readonly state: WebhookDeliveryState | undefined;
  readonly onState: (state: WebhookDeliveryState | undefined) => void;
}

function LogBar({ webhook, state, onState }: LogBarProps) {
  const { t } = useWords();
  const replay = useReplayDeliveries(webhook.id);
  const options = [
    { value: '', label: t('webhooks.logAll') },
    ...webhookDeliveryStates.map((value) => ({ value, label: t(`webhooks.delivery.${value}`) })),
  ];
  return (
    <div className="flex flex-wrap items-end gap-2 pb-3">
      <SelectField
        id="delivery-state"
        label={t('webhooks.logState')}
        className="w-48 max-sm:w-full"
        value={state ?? ''}
        options={options}
        onChange={({ currentTarget: { value } }) =>
          onState(webhookDeliveryStates.find((known) => known === value))
        }
      />
      {webhook.abandonedCount > 0 && (
        <Button
          icon={<RotateCw size={14} />}
          offReason={replay.isPending ? t('webhooks.replayWaits') : null}
          onClick={() => replay.run({ state: 'abandoned' })}
        >
          {t('webhooks.replayAll')}
        </Button>
      )}
    </div>
  );
}
