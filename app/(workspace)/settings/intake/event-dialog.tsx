'use client';

import { EventView } from '@/components/settings/event-view';
import { ReadState } from '@/components/settings/read-state';
import { Dialog } from '@/components/ui/dialog';
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
      <ReadState query={detail} failed={t('intake.eventFailed')} skeleton="mx-5 mb-5 h-72" />
    </Dialog>
  );
}
