'use client';

import { Check, CircleAlert } from 'lucide-react';
import { useSearchParams } from 'next/navigation';
import { OwnLoginCard } from '@/components/settings/own-login-card';
import { ReadState } from '@/components/settings/read-state';
import { SettingsNav } from '@/components/settings/settings-nav';
import { SettingsPage } from '@/components/settings/settings-page';
import { Banner } from '@/components/ui/banner';
import { EmptyState } from '@/components/ui/empty-state';
import { useToast } from '@/components/ui/toasts';
import { useLinkOwnLogin } from '@/lib/client/mutations/link-own-login';
import { useUnlinkOwnLogin } from '@/lib/client/mutations/unlink-own-login';
import { useOwnLogins } from '@/lib/client/queries/own-logins';
import { useSession } from '@/lib/client/queries/session';
import { errandEnds } from '@/lib/contract/own-login';
import { addWords } from '@/lib/words/catalogue';
import { login } from '@/lib/words/en/login';
import { useWords } from '@/lib/words/words-context';
import { useSayWhy } from '../../use-say-why';

addWords(login);

/** By whose RingCentral login the viewer's replies go out. */
export function LoginScreen() {
  const { t } = useWords();
  const { agent, channels } = useSession();
  const logins = useOwnLogins();
  const { mutate: link, isPending, variables: linking } = useLinkOwnLogin();
  const unlink = useUnlink();
  const sayWhy = useSayWhy();
  return (
    <SettingsPage
      title={t('settings.login')}
      lead={t('login.lead')}
      nav={<SettingsNav current="login" role={agent.role} />}
    >
      <ErrandEnd />
      <div className="grid gap-4">
        {logins.data?.map((own) => (
          <OwnLoginCard
            key={own.accountId}
            own={own}
            channels={channels}
            isPending={isPending && linking === own.accountId}
            onLink={() => link(own.accountId, { onError: sayWhy })}
            onUnlink={() => unlink(own.accountId)}
          />
        ))}
      </div>
      {logins.data?.length === 0 && (
        <EmptyState title={t('login.noAccount')} fact={t('login.noAccountFact')} />
      )}
      <ReadState query={logins} failed={t('login.failed')} skeleton="h-36 max-w-[620px]" />
    </SettingsPage>
  );
}

function useUnlink() {
  const { t } = useWords();
  const toast = useToast();
  const sayWhy = useSayWhy();
  const { mutate } = useUnlinkOwnLogin();
  return (accountId: string) =>
    mutate(accountId, { onSuccess: () => toast({ text: t('login.unlinked') }), onError: sayWhy });
}

/** How the errand ended that the viewer comes back from; the address tells it. */
function ErrandEnd() {
  const { t } = useWords();
  const told = useSearchParams().get('end');
  const end = errandEnds.find((known) => known === told);
  if (!end) return null;
  return (
    <div className="mb-4 max-w-[620px]">
      {end === 'linked' ? (
        <Banner tone="info" icon={<Check size={16} />}>
          {t('login.end.linked')}
        </Banner>
      ) : (
        <Banner tone="danger" icon={<CircleAlert size={16} />}>
          {t(`login.end.${end}`)}
        </Banner>
      )}
    </div>
  );
}
