'use client';

import { useToast } from '@/components/ui/toasts';
import { useReplayEvents } from '@/lib/client/mutations/replay-events';
import type { IntakeReplay } from '@/lib/contract/intake';
import { useWords } from '@/lib/words/words-context';
import { useSayWhy } from '../../use-say-why';

/** Imports deliveries once more, and says how many. */
export function useReplay() {
  const { t } = useWords();
  const toast = useToast();
  const sayWhy = useSayWhy();
  const { mutate, isPending } = useReplayEvents();
  const run = (wanted: IntakeReplay) =>
    mutate(wanted, {
      onSuccess: (replayed) => replayed && toast({ text: t('intake.replayDone', { n: replayed.count }) }),
      onError: sayWhy,
    });
  return { run, isPending };
}
