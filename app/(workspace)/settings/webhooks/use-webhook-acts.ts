'use client';

import { useState } from 'react';
import type { WebhookActs } from '@/components/settings/webhook-menu';
import { useToast } from '@/components/ui/toasts';
import {
  useChangeWebhook,
  useRemoveWebhook,
  useRenewWebhookSecret,
  useTestWebhook,
} from '@/lib/client/mutations/webhooks';
import type { MadeWebhook, OutgoingWebhook } from '@/lib/contract/outgoing-webhook';
import { useWords } from '@/lib/words/words-context';
import { useSayWhy } from '../../use-say-why';

interface Openers {
  /** Null: no log any more. */
  onLog: (id: string | null) => void;
  onChange: (webhook: OutgoingWebhook) => void;
}

/** What the menu of a webhook does, each with its word afterwards; a new secret waits to be shown. */
export function useWebhookActs({ onLog, onChange }: Openers) {
  const { t } = useWords();
  const toast = useToast();
  const sayWhy = useSayWhy();
  const [renewed, setRenewed] = useState<MadeWebhook | null>(null);
  const [change, remove] = [useChangeWebhook(), useRemoveWebhook()];
  const [renew, test] = [useRenewWebhookSecret(), useTestWebhook()];
  const actsOf = (webhook: OutgoingWebhook): WebhookActs => {
    const { id, name } = webhook;
    const said = (key: 'tested' | 'paused' | 'resumed' | 'removed') => ({
      onSuccess: () => toast({ text: t(`webhooks.${key}`, { name }) }),
      onError: sayWhy,
    });
    return {
      onLog: () => onLog(id),
      onChange: () => onChange(webhook),
      onTest: () => {
        onLog(id);
        test.mutate(id, said('tested'));
      },
      onRest: (isResting) =>
        change.mutate({ id, change: { isResting } }, said(isResting ? 'paused' : 'resumed')),
      onRemove: () => {
        onLog(null);
        remove.mutate(id, said('removed'));
      },
      onRenew: () => renew.mutate(id, { onSuccess: (made) => made && setRenewed(made), onError: sayWhy }),
    };
  };
  return { actsOf, renewed, forget: () => setRenewed(null) };
}
