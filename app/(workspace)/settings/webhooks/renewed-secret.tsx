'use client';

import { SecretDialog } from '@/components/settings/secret-dialog';
import { useToast } from '@/components/ui/toasts';
import type { MadeWebhook } from '@/lib/contract/outgoing-webhook';
import { useWords } from '@/lib/words/words-context';

interface RenewedSecretProps {
  readonly made: MadeWebhook;
  readonly onClose: () => void;
}

/** The secret of a webhook, for the only time. */
export function RenewedSecret({ made: { webhook, secret }, onClose }: RenewedSecretProps) {
  const { t } = useWords();
  const toast = useToast();
  const copy = async () => {
    await navigator.clipboard.writeText(secret);
    toast({ text: t('common.copied') });
  };
  return (
    <SecretDialog
      title={t('webhooks.secretOf', { name: webhook.name })}
      hint={t('webhooks.secretHint')}
      secret={secret}
      onCopy={() => void copy()}
      onClose={onClose}
    />
  );
}
