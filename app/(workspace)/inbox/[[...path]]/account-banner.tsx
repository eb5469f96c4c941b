'use client';

import { CloudAlert, History, PlugZap } from 'lucide-react';
import { Banner } from '@/components/ui/banner';
import { buttonClass } from '@/components/ui/button';
import { PageLink } from '@/components/ui/page-link';
import { troubleOf } from '@/lib/client/account-trouble';
import type { Account } from '@/lib/contract/account';
import { addWords } from '@/lib/words/catalogue';
import { accountBanner as words } from '@/lib/words/en/account-banner';
import { useWords } from '@/lib/words/words-context';

addWords(words);

interface AccountBannerProps {
  readonly accounts: readonly Account[];
  /** Milliseconds. */
  readonly now: number;
  readonly canCure: boolean;
}

/** The worst that is wrong with an account, and for admins the way to its cure. */
export default function AccountBanner({ accounts, now, canCure }: AccountBannerProps) {
  const { t, rich } = useWords();
  const inTrouble = (kind: ReturnType<typeof troubleOf>) =>
    accounts.find((account) => troubleOf(account, now) === kind);
  const [signedOut, away, importing] = [inTrouble('signed-out'), inTrouble('away'), inTrouble('importing')];
  const cure = canCure && (
    <PageLink href="/settings/channels" className={buttonClass('default', 'sm')}>
      {t('banner.look')}
    </PageLink>
  );
  if (signedOut) {
    return (
      <Banner tone="danger" icon={<PlugZap size={16} />} action={cure}>
        {rich('banner.signInLost', { account: signedOut.name })}
      </Banner>
    );
  }
  if (away) {
    return (
      <Banner tone="warn" icon={<CloudAlert size={16} />} action={cure}>
        {rich('banner.away', { account: away.name })}
      </Banner>
    );
  }
  if (!importing) return null;
  return (
    <Banner tone="plain" icon={<History size={16} />}>
      {rich('banner.importing', { n: importing.importedCount })}
    </Banner>
  );
}
