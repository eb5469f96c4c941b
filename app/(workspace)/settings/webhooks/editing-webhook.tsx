'use client';

import { useState } from 'react';
import { WebhookDialog } from '@/components/settings/webhook-dialog';
import { failureCodeOf, RequestFailed } from '@/lib/client/http';
import { useChangeWebhook, useMakeWebhook } from '@/lib/client/mutations/webhooks';
import { useSession } from '@/lib/client/queries/session';
import type { MadeWebhook, NewWebhook, OutgoingWebhook } from '@/lib/contract/outgoing-webhook';
import { useWords } from '@/lib/words/words-context';
import { RenewedSecret } from './renewed-secret';

interface EditingWebhookProps {
  /** Null: a new one. */
  readonly webhook: OutgoingWebhook | null;
  readonly onClose: () => void;
}

/** Adds a webhook and shows its secret, or changes one. */
export function EditingWebhook({ webhook, onClose }: EditingWebhookProps) {
  const { channels } = useSession();
  const [made, setMade] = useState<MadeWebhook | null>(null);
  const [making, changing] = [useMakeWebhook(), useChangeWebhook()];
  const failures = useFailures(making.error ?? changing.error);
  const save = (wanted: NewWebhook) => {
    if (!webhook) return making.mutate(wanted, { onSuccess: (answer) => answer && setMade(answer) });
    const { id, version: expectedVersion } = webhook;
    changing.mutate({ id, change: { ...wanted, expectedVersion } }, { onSuccess: onClose });
  };
  if (made) return <RenewedSecret made={made} onClose={onClose} />;
  return (
    <WebhookDialog
      webhook={webhook}
      channels={channels}
      {...failures}
      isPending={making.isPending || changing.isPending}
      onSave={save}
      onClose={onClose}
    />
  );
}

/** What is wrong with the address is said at its field, everything else below. */
function useFailures(error: Error | null): { urlError: string | null; failure: string | null } {
  const { t } = useWords();
  if (error === null) return { urlError: null, failure: null };
  const fault = error instanceof RequestFailed ? error.details?.fault : undefined;
  if (fault === 'not-an-address' || fault === 'not-https') {
    return { urlError: t(`webhooks.fault.${fault}`), failure: null };
  }
  return { urlError: null, failure: t(`error.${failureCodeOf(error)}`) };
}
