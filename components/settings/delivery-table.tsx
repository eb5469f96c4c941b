'use client';

import type { WebhookDelivery } from '@/lib/contract/outgoing-webhook';
import type { WebhookDeliveryState } from '@/lib/domain/outgoing-webhook';
import { useWords } from '@/lib/words/words-context';
import { Chip, type ChipTone } from '../ui/chip';
import { OpeningCell } from './opening-cell';

interface DeliveryTableProps {
  readonly deliveries: readonly WebhookDelivery[];
  readonly onOpen: (id: string) => void;
}

const columns = ['webhooks.time', 'webhooks.type', 'webhooks.state', 'webhooks.attempts'] as const;
const head = 'px-2 py-2 text-start text-12 font-medium whitespace-nowrap text-text-3 first:ps-4 last:pe-4';

/** What was or will be sent, a line each. */
export function DeliveryTable({ deliveries, onOpen }: DeliveryTableProps) {
  const { t } = useWords();
  return (
    <div className="overflow-x-auto rounded-lg border border-line-strong">
      <table className="w-full border-collapse tabular-nums">
        <thead className="border-b border-line">
          <tr>
            {columns.map((key) => (
              <th key={key} scope="col" className={head}>
                {t(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {deliveries.map((delivery) => (
            <Line key={delivery.id} delivery={delivery} onOpen={() => onOpen(delivery.id)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface LineProps {
  readonly delivery: WebhookDelivery;
  readonly onOpen: () => void;
}

function Line({ delivery, onOpen }: LineProps) {
  const { t } = useWords();
  return (
    <tr className="border-b border-line last:border-0 hover:bg-hover">
      <OpeningCell at={delivery.createdAt} name={(when) => t('webhooks.open', { when })} onOpen={onOpen} />
      <td className="px-2 font-mono text-12 whitespace-nowrap text-text-2">{delivery.type}</td>
      <td className="px-2 whitespace-nowrap">
        <DeliveryState delivery={delivery} />
      </td>
      <td className="px-2 pe-4">{delivery.attempts}</td>
    </tr>
  );
}

const tones: Record<WebhookDeliveryState, ChipTone> = {
  pending: 'plain',
  delivered: 'ok',
  abandoned: 'danger',
};

/** How far a delivery has come, and what the last answer was. */
export function DeliveryState({ delivery }: { readonly delivery: WebhookDelivery }) {
  const { t } = useWords();
  const { state, outcome, status } = delivery;
  const isFailing = state === 'pending' && outcome !== null && outcome !== 'delivered';
  return (
    <span className="inline-flex items-center gap-2">
      <Chip tone={isFailing ? 'warn' : tones[state]}>{t(`webhooks.delivery.${state}`)}</Chip>
      {outcome !== null && outcome !== 'delivered' && (
        <span className="text-12 text-text-3">
          {t(`webhooks.outcome.${outcome}`)}
          {status !== null && ` · ${status}`}
        </span>
      )}
    </span>
  );
}
