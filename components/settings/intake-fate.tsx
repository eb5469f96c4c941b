'use client';

import { useNow } from '@/lib/client/now';
import type { IntakeEvent } from '@/lib/contract/intake';
import type { IntakeFate } from '@/lib/domain/intake';
import { useWords } from '@/lib/words/words-context';
import { Chip, type ChipTone } from '../ui/chip';

const tones: Record<IntakeFate, ChipTone> = {
  accepted: 'accent',
  imported: 'ok',
  unknown_type: 'plain',
  rejected: 'warn',
  quarantined: 'danger',
};

/** What became of a delivery, in one line. */
export function IntakeFateLine({ event }: { readonly event: IntakeEvent }) {
  const { t, times } = useWords();
  const now = useNow();
  const { fate, failures, replayedAt, reason } = event;
  return (
    <span className="flex min-w-0 items-center gap-2">
      <Chip tone={tones[fate]}>{t(`intake.fate.${fate}`)}</Chip>
      <span className="min-w-0 truncate text-12 text-text-3">
        {[
          failures > 0 && t('intake.failures', { n: failures }),
          replayedAt !== null && t('intake.replayed', { when: times.stamp(replayedAt, now) }),
          reason,
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </span>
  );
}
