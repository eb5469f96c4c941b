'use client';

import { SecretDialog } from '@/components/settings/secret-dialog';
import { TokenDialog } from '@/components/settings/token-dialog';
import { useToast } from '@/components/ui/toasts';
import { failureCodeOf } from '@/lib/client/http';
import { useMakeApiToken } from '@/lib/client/mutations/api-tokens';
import { useSession } from '@/lib/client/queries/session';
import { useWords } from '@/lib/words/words-context';

/** Makes a token: first asks what for, then shows the secret. */
export function MakingToken({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords();
  const toast = useToast();
  const { channels } = useSession();
  const making = useMakeApiToken();
  if (!making.data) {
    return (
      <TokenDialog
        channels={channels}
        failure={making.isError ? failureCodeOf(making.error) : null}
        isPending={making.isPending}
        onMake={making.mutate}
        onClose={onClose}
      />
    );
  }
  const { token, secret } = making.data;
  const copy = async () => {
    await navigator.clipboard.writeText(secret);
    toast({ text: t('common.copied') });
  };
  return (
    <SecretDialog
      title={t('api.secretOf', { name: token.name })}
      hint={t('api.secretHint')}
      secret={secret}
      onCopy={() => void copy()}
      onClose={onClose}
    />
  );
}
