'use client';

import { CloudOff, History, LoaderCircle, PlugZap } from 'lucide-react';
import type { Freshness } from '@/lib/client/freshness';
import { useNow } from '@/lib/client/now';
import type { Account } from '@/lib/contract/account';
import { useWords } from '@/lib/words/words-context';
import { Banner } from '../ui/banner';

/** Short breaks of the connection are not worth a line: they are over before it is read. */
const PATIENCE_MS = 5000;

interface BannersProps {
  readonly isOnline: boolean;
  readonly freshness: Freshness;
  readonly accounts: readonly Account[];
  /** Replies that wait in this browser. */
  readonly waitingCount: number;
}

/** The most urgent thing wrong with the connection, one at a time: offline, reconnecting, sign-in lost, importing. */
export function Banners({ isOnline, freshness, accounts, waitingCount }: BannersProps) {
  const { rich, times } = useWords();
  const now = useNow(1000);
  const signedOut = accounts.find(({ state }) => state === 'needs_sign_in');
  const importing = accounts.find((account) => account.importStartedAt && !account.importCompletedAt);
  const { lostAt } = freshness;
  if (!isOnline) {
    return (
      <Banner tone="danger" icon={<CloudOff size={16} />}>
        {waitingCount > 0 ? rich('banner.offlineWaiting', { n: waitingCount }) : rich('banner.offline')}
      </Banner>
    );
  }
  if (lostAt !== null && now - Date.parse(lostAt) > PATIENCE_MS) {
    return (
      <Banner tone="warn" icon={<LoaderCircle size={16} className="motion-safe:animate-spin" />}>
        {rich('banner.reconnecting', { time: times.clock(lostAt) })}
      </Banner>
    );
  }
  if (signedOut) {
    return (
      <Banner tone="danger" icon={<PlugZap size={16} />}>
        {rich('banner.signInLost', { account: signedOut.name })}
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
