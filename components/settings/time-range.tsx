'use client';

import { useWords } from '@/lib/words/words-context';
import { TextField } from '../ui/field';

interface TimeRangeProps {
  readonly onChange: (range: {
    readonly from?: string | undefined;
    readonly until?: string | undefined;
  }) => void;
}

/** From when and until when, in the viewer's zone; told as ISO times, undefined where nothing is entered. */
export function TimeRange({ onChange }: TimeRangeProps) {
  const { t } = useWords();
  return (
    <>
      <TextField
        id="ledger-from"
        type="datetime-local"
        className="max-sm:col-span-2"
        label={t('ledger.from')}
        onChange={(event) => onChange({ from: isoOf(event.currentTarget.value) })}
      />
      <TextField
        id="ledger-until"
        type="datetime-local"
        className="max-sm:col-span-2"
        label={t('ledger.until')}
        onChange={(event) => onChange({ until: isoOf(event.currentTarget.value) })}
      />
    </>
  );
}

function isoOf(local: string): string | undefined {
  const at = new Date(local);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}
