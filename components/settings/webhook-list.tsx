'use client';

import { Webhook } from 'lucide-react';
import type { ReactNode } from 'react';
import { useNow } from '@/lib/client/now';
import type { OutgoingWebhook } from '@/lib/contract/outgoing-webhook';
import { useWords } from '@/lib/words/words-context';
import { Chip, type ChipTone } from '../ui/chip';
import { Time } from '../ui/time';
import { type WebhookActs, WebhookMenu } from './webhook-menu';

interface WebhookListProps {
  readonly webhooks: readonly OutgoingWebhook[];
  readonly actsOf: (webhook: OutgoingWebhook) => WebhookActs;
}

/** Who is told what happens here, and how each of them does. */
export function WebhookList({ webhooks, actsOf }: WebhookListProps) {
  return (
    <ul className="rounded-lg border border-line-strong">
      {webhooks.map((webhook) => (
        <Line key={webhook.id} webhook={webhook} acts={actsOf(webhook)} />
      ))}
    </ul>
  );
}

function Line({ webhook, acts }: { readonly webhook: OutgoingWebhook; readonly acts: WebhookActs }) {
  const { t } = useWords();
  const state = stateOf(webhook);
  return (
    <li
      aria-label={webhook.name}
      className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line py-2 ps-4 pe-2 last:border-0"
    >
      <Webhook size={16} className="shrink-0 text-text-3" />
      <div className="min-w-52 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <bdi className="font-medium">{webhook.name}</bdi>
          <Chip tone={tones[state]}>{t(`webhooks.state.${state}`)}</Chip>
          {webhook.abandonedCount > 0 && (
            <Chip tone="danger">{t('webhooks.abandoned', { n: webhook.abandonedCount })}</Chip>
          )}
        </p>
        <p dir="ltr" className="text-start font-mono text-11 wrap-anywhere text-text-2">
          {webhook.url}
        </p>
        <Facts webhook={webhook} />
        {state === 'gone' && <p className="text-12 text-danger-text">{t('webhooks.goneFact')}</p>}
      </div>
      <WebhookMenu webhook={webhook} acts={acts} />
    </li>
  );
}

type State = 'never' | 'well' | 'failing' | 'by-hand' | 'gone';

const tones: Record<State, ChipTone> = {
  never: 'plain',
  well: 'ok',
  failing: 'warn',
  'by-hand': 'plain',
  gone: 'danger',
};

function stateOf({ rest, failures, deliveredAt }: OutgoingWebhook): State {
  if (rest !== null) return rest;
  if (failures > 0) return 'failing';
  return deliveredAt === null ? 'never' : 'well';
}

/** What is known of it, in one quiet line. */
function Facts({ webhook }: { readonly webhook: OutgoingWebhook }) {
  const { t, times, span } = useWords();
  const now = useNow();
  const { channelIds, failingSince, waitUntil, deliveredAt, pendingCount, formerUntil } = webhook;
  const stamp = (at: string, text: (time: string) => string) => (
    <Time at={at} text={text(times.stamp(at, now))} exact={times.exact(at)} />
  );
  const ago = (at: string) => t('span.ago', { span: span(Math.max(now - Date.parse(at), 0)) });
  const facts: ReactNode[] = [
    channelIds === null ? t('webhooks.onEveryChannel') : t('webhooks.onChannels', { n: channelIds.length }),
    pendingCount > 0 && t('webhooks.pending', { n: pendingCount }),
    failingSince && stamp(failingSince, (time) => t('webhooks.failingSince', { time })),
    waitUntil && stamp(waitUntil, (time) => t('webhooks.nextTry', { time })),
    deliveredAt && stamp(deliveredAt, () => t('webhooks.last', { age: ago(deliveredAt) })),
    formerUntil && stamp(formerUntil, (time) => t('webhooks.secretBoth', { time })),
  ];
  return (
    <ul className="flex flex-wrap gap-x-1.5 text-12 text-text-3 tabular-nums">
      {facts.filter(Boolean).map((fact, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they have no other name, and hold no state.
        <li key={index} className="not-first:before:me-1.5 not-first:before:content-['·']">
          {fact}
        </li>
      ))}
    </ul>
  );
}
