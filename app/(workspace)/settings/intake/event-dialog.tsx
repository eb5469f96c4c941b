'use client';

import { EventView } from '@/components/settings/event-view';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { EmptyState } from '@/components/ui/empty-state';
import { Skeleton } from '@/components/ui/skeleton';
import { failureCodeOf } from '@/lib/client/http';
import { useNow } from '@/lib/client/now';
import { useIntakeEvent } from '@/lib/client/queries/intake';
import type { IntakeEvent } from '@/lib/contract/intake';
import { useWords } from '@/lib/words/words-context';
import { useReplay } from './use-replay';

interface EventDialogProps {
  readonly event: IntakeEvent;
  readonly onClose: () => void;
}

/** One delivery: what came, what became of it, and once more. */
export default function EventDialog({ event, onClose }: EventDialogProps) {
  const { t, times } = useWords();
  const now = useNow();
  const detail = useIntakeEvent(event.id);
  const replay = useReplay();
  return (
    <Dialog
      kind="wide"
      title={t('intake.event', { when: times.stamp(event.receivedAt, now) })}
      closeLabel={t('common.close')}
      onClose={onClose}
    >
      {detail.data && (
        <EventView
          detail={detail.data}
          isReplaying={replay.isPending}
          onReplay={() => replay.run({ ids: [event.id] })}
        />
      )}
      {detail.isPending && <Skeleton className="mx-5 mb-5 h-72 rounded-lg" />}
      {!detail.data && detail.isError && (
        <EmptyState
          title={t('intake.eventFailed')}
          fact={t(`error.${failureCodeOf(detail.error)}`)}
          action={<Button onClick={() => void detail.refetch()}>{t('common.tryAgain')}</Button>}
        />
      )}
    </Dialog>
  );
}
