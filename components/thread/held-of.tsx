import { useHeldCounts } from '@/lib/client/queries/held-counts';
import { useSession } from '@/lib/client/queries/session';
import type { Agent } from '@/lib/contract/agent';
import { may } from '@/lib/domain/permission';
import { addWords } from '@/lib/words/catalogue';
import { capacity as capacityWords } from '@/lib/words/en/capacity';
import { useWords } from '@/lib/words/words-context';

addWords(capacityWords);

interface HeldOfProps {
  readonly agent: Agent;
}

/** How much of their capacity somebody holds, for supervisors; for everybody else nothing. */
export default function HeldOf({ agent: { id, capacity } }: HeldOfProps) {
  const { t } = useWords();
  const { agent: viewer } = useSession();
  const { data } = useHeldCounts(may(viewer.role, 'see-workload'));
  const held = data?.held[id];
  if (capacity === null || held === undefined) return null;
  return (
    <span className={`tabular-nums ${held >= capacity ? 'font-medium text-text' : ''}`}>
      {t('capacity.held', { held, capacity })}
    </span>
  );
}
