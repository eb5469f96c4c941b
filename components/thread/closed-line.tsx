import { MoonStar } from 'lucide-react';
import { useNow } from '@/lib/client/now';
import { useSession } from '@/lib/client/queries/session';
import { isOpen, nextOpening } from '@/lib/domain/business-hours';
import { useWords } from '@/lib/words/words-context';

/** Says over a conversation that the team is not there, and when it is again; nothing while it is. */
export function ClosedLine() {
  const { t, times } = useWords();
  const { schedule } = useSession().workspace;
  const now = useNow();
  if (isOpen(schedule, now)) return null;
  const opens = nextOpening(schedule, now);
  return (
    <p className="flex items-center gap-1.5 border-b border-line px-4 py-1.5 text-12 text-text-3">
      <MoonStar size={13} className="shrink-0" />
      {opens === null
        ? t('thread.away')
        : t('thread.awayUntil', { time: times.stamp(new Date(opens).toISOString(), now) })}
    </p>
  );
}
