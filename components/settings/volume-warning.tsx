import { Gauge } from 'lucide-react';
import { useNow } from '@/lib/client/now';
import { useSession } from '@/lib/client/queries/session';
import { volumeOf } from '@/lib/domain/volume';
import { useWords } from '@/lib/words/words-context';

interface VolumeWarningProps {
  /** Conversations of this month. */
  readonly count: number;
  readonly limit: number;
}

/** Says in time that the month's conversations come near what the contract allows. */
export function VolumeWarning({ count, limit }: VolumeWarningProps) {
  const { t, times } = useWords();
  const { zone } = useSession().workspace.schedule;
  const { share, isNear, endsAt } = volumeOf(count, limit, new Date(useNow()), zone);
  if (!isNear) return null;
  return (
    <p role="status" className="mt-3 flex gap-2 rounded-md bg-warn-tint px-3 py-2 text-warn-text">
      <Gauge size={14} className="mt-0.5 shrink-0" />
      <span>
        {t(share >= 1 ? 'account.monthFull' : 'account.monthNear', { share })}{' '}
        {endsAt && t('account.monthEnds', { day: times.date(endsAt.toISOString()) })}
      </span>
    </p>
  );
}
