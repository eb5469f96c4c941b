'use client';

import clsx from 'clsx';
import { type Freshness, useIsOnline } from '@/lib/client/freshness';
import { useNow } from '@/lib/client/now';
import { useWords } from '@/lib/words/words-context';

/** Says how true the screen is: “Live, last event 2 s ago”. */
export function FreshnessLine({ freshness }: { readonly freshness: Freshness }) {
  const { t, span } = useWords();
  const isOnline = useIsOnline();
  const now = useNow(1000);
  const { state, lastEventAt } = freshness;
  const ago = lastEventAt === null ? null : span(now - Date.parse(lastEventAt));
  const say = () => {
    if (!isOnline) return t('live.offline');
    if (state === 'connecting') return t('live.connecting');
    if (ago === null) return t(state === 'live' ? 'live.live' : 'live.lost');
    return t(state === 'live' ? 'live.lastEvent' : 'live.stale', { span: ago });
  };
  return (
    <p className="flex items-center gap-[7px] px-2 pt-2 pb-0.5 text-12 text-text-3 tabular-nums">
      <i
        className={clsx(
          'size-[7px] flex-none rounded-full',
          !isOnline ? 'bg-danger' : state === 'live' ? 'bg-ok' : 'bg-warn',
        )}
      />
      {say()}
    </p>
  );
}
