'use client';

import { Plus } from 'lucide-react';
import { useState } from 'react';
import { ReadState } from '@/components/settings/read-state';
import { SettingsNav } from '@/components/settings/settings-nav';
import { SettingsPage } from '@/components/settings/settings-page';
import { TokenList } from '@/components/settings/token-list';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { useToast } from '@/components/ui/toasts';
import { useRevokeApiToken } from '@/lib/client/mutations/api-tokens';
import { useApiTokens } from '@/lib/client/queries/api-tokens';
import { useSession } from '@/lib/client/queries/session';
import type { ApiToken } from '@/lib/contract/api-token';
import { addWords } from '@/lib/words/catalogue';
import { api } from '@/lib/words/en/api';
import { useWords } from '@/lib/words/words-context';
import { useSayWhy } from '../../use-say-why';
import { MakingToken } from './making-token';
import { Reference } from './reference';

addWords(api);

/** What programs ask Foyer with, and what they may ask. */
export function ApiScreen() {
  const { t } = useWords();
  const { agent } = useSession();
  const [isMaking, setMaking] = useState(false);
  return (
    <SettingsPage
      title={t('settings.api')}
      lead={t('api.lead')}
      nav={<SettingsNav current="api" role={agent.role} />}
      action={
        <Button look="primary" icon={<Plus size={14} />} onClick={() => setMaking(true)}>
          {t('api.make')}
        </Button>
      }
    >
      <Tokens />
      <Reference />
      {isMaking && <MakingToken onClose={() => setMaking(false)} />}
    </SettingsPage>
  );
}

function Tokens() {
  const { t } = useWords();
  const tokens = useApiTokens();
  const revoke = useRevoke();
  return (
    <section aria-labelledby="tokens">
      <h2 id="tokens" className="pb-3 text-15 font-semi tracking-title">
        {t('api.tokens')}
      </h2>
      <ReadState query={tokens} failed={t('api.failed')} skeleton="h-24" />
      {tokens.data?.length === 0 && <EmptyState title={t('api.none')} fact={t('api.noneFact')} />}
      {tokens.data && tokens.data.length > 0 && <TokenList tokens={tokens.data} onRevoke={revoke} />}
    </section>
  );
}

function useRevoke() {
  const { t } = useWords();
  const toast = useToast();
  const sayWhy = useSayWhy();
  const { mutate } = useRevokeApiToken();
  return ({ id, name }: ApiToken) =>
    mutate(id, { onSuccess: () => toast({ text: t('api.revoked', { name }) }), onError: sayWhy });
}
