'use client';

import { CloudOff, LoaderCircle } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Freshness } from '@/lib/client/freshness';
import { useNow } from '@/lib/client/now';
import { useWords } from '@/lib/words/words-context';
import { Banner } from '../ui/banner';

/** Short breaks of the connection are not worth a line: they are over before it is read. */
const PATIENCE_MS = 5000;

interface BannersProps {
  readonly isOnline: boolean;
  readonly freshness: Freshness;
  /** Replies that wait in this browser. */
  readonly waitingCount: number;
  /** What is to be said while nothing is wrong with the connection. */
  readonly children: ReactNode;
}

/** The most urgent thing wrong with the connection, one at a time: offline, reconnecting, an account. */
export function Banners({ isOnline, freshness, waitingCount, children }: BannersProps) {
  const { rich, times } = useWords();
  const now = useNow(1000);
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
  return children;
}
