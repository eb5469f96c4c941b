import { Plus, X } from 'lucide-react';
import { type Interval, intervalTrouble, MINUTES_A_DAY, MOST_INTERVALS } from '@/lib/domain/business-hours';
import { clockOf, minutesOf } from '@/lib/domain/clock-time';
import { useWords } from '@/lib/words/words-context';
import { FieldError, fieldClass } from '../ui/field';
import { IconButton } from '../ui/icon-button';

interface DayHoursProps {
  readonly id: string;
  /** The day in words. */
  readonly day: string;
  readonly intervals: readonly Interval[];
  readonly onChange: (intervals: Interval[]) => void;
}

const USUAL: Interval = { from: 9 * 60, until: 17 * 60 };

/** The hours of one day; what is wrong with them is said under them. */
export function DayHours({ id, day, intervals, onChange }: DayHoursProps) {
  const { t } = useWords();
  const trouble = intervalTrouble(intervals);
  const rows = intervals.map((interval, place) => ({ interval, place }));
  return (
    <div className="min-w-0">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1.5">
        {rows.length === 0 && <span className="text-text-3">{t('hours.closed')}</span>}
        {rows.map(({ interval, place }) => (
          <IntervalFields
            key={place}
            noteId={trouble && `${id}-note`}
            day={day}
            interval={interval}
            onChange={(changed) => onChange(intervals.with(place, changed))}
            onRemove={() => onChange(intervals.toSpliced(place, 1))}
          />
        ))}
        {rows.length < MOST_INTERVALS && (
          <IconButton
            label={t('hours.addTo', { day })}
            icon={<Plus size={14} />}
            onClick={() => onChange([...intervals, following(intervals)])}
          />
        )}
      </div>
      {trouble && <FieldError id={`${id}-note`}>{t(`hours.${trouble}`)}</FieldError>}
    </div>
  );
}

/** An hour after the last, for as long as the day has room. */
function following(intervals: readonly Interval[]): Interval {
  const last = intervals.at(-1);
  if (!last) return USUAL;
  const from = Math.min(last.until + 60, MINUTES_A_DAY - 60);
  return { from, until: Math.min(from + 240, MINUTES_A_DAY) };
}

interface IntervalFieldsProps {
  /** What says what is wrong; null where nothing is. */
  readonly noteId: string | null;
  readonly day: string;
  readonly interval: Interval;
  readonly onChange: (interval: Interval) => void;
  readonly onRemove: () => void;
}

function IntervalFields({ noteId, day, interval, onChange, onRemove }: IntervalFieldsProps) {
  const { t } = useWords();
  const { from, until } = interval;
  return (
    <span className="inline-flex items-center gap-1.5">
      <TimeInput
        label={t('hours.from', { day })}
        minute={from}
        noteId={noteId}
        onChange={(minute) => onChange({ from: minute, until })}
      />
      <span className="text-text-3">{t('hours.to')}</span>
      <TimeInput
        label={t('hours.until', { day })}
        minute={until}
        noteId={noteId}
        onChange={(minute) => onChange({ from, until: minute || MINUTES_A_DAY })}
      />
      <IconButton
        size="sm"
        label={t('hours.removeFrom', { day })}
        icon={<X size={14} />}
        onClick={onRemove}
      />
    </span>
  );
}

interface TimeInputProps {
  readonly label: string;
  readonly minute: number;
  readonly noteId: string | null;
  readonly onChange: (minute: number) => void;
}

/** A time; while it is half typed it is the one before. */
function TimeInput({ label, minute, noteId, onChange }: TimeInputProps) {
  return (
    <span className={`${fieldClass(noteId !== null)} w-auto!`}>
      <input
        type="time"
        aria-label={label}
        aria-invalid={noteId ? true : undefined}
        aria-describedby={noteId ?? undefined}
        value={clockOf(minute)}
        onChange={({ target }) => {
          const typed = minutesOf(target.value);
          if (typed !== null) onChange(typed);
        }}
        className="self-stretch bg-transparent tabular-nums outline-none max-sm:text-[1rem] max-sm:[&::-webkit-calendar-picker-indicator]:hidden"
      />
    </span>
  );
}
