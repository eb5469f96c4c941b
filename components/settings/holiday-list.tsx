import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { type Holiday, MOST_HOLIDAYS } from '@/lib/domain/business-hours';
import { useWords } from '@/lib/words/words-context';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';
import { IconButton } from '../ui/icon-button';
import { DayHours } from './day-hours';

interface HolidayListProps {
  readonly holidays: readonly Holiday[];
  readonly onChange: (holidays: Holiday[]) => void;
}

/** The days that differ from the week, in their order. */
export function HolidayList({ holidays, onChange }: HolidayListProps) {
  const { t } = useWords();
  const put = (holiday: Holiday) =>
    onChange(
      [...holidays.filter(({ date }) => date !== holiday.date), holiday].sort((a, b) =>
        a.date.localeCompare(b.date),
      ),
    );
  return (
    <section aria-labelledby="holidays" className="grid gap-3">
      <div>
        <h2 id="holidays" className="text-15 font-semi tracking-title">
          {t('hours.holidays')}
        </h2>
        <p className="mt-0.5 text-text-3">{t('hours.holidaysLead')}</p>
      </div>
      {holidays.length > 0 && (
        <ul className="divide-y divide-line rounded-lg border border-line-strong">
          {holidays.map((holiday) => (
            <HolidayRow
              key={holiday.date}
              holiday={holiday}
              onChange={put}
              onRemove={() => onChange(holidays.filter(({ date }) => date !== holiday.date))}
            />
          ))}
        </ul>
      )}
      {holidays.length < MOST_HOLIDAYS && (
        <NewHoliday isTaken={(date) => holidays.some((holiday) => holiday.date === date)} onAdd={put} />
      )}
    </section>
  );
}

interface HolidayRowProps {
  readonly holiday: Holiday;
  readonly onChange: (holiday: Holiday) => void;
  readonly onRemove: () => void;
}

function HolidayRow({ holiday, onChange, onRemove }: HolidayRowProps) {
  const { t, times } = useWords();
  const day = times.calendarDate(holiday.date);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-2 ps-4 pe-2">
      <span className="w-44 max-sm:flex-1">
        <span className="block font-medium">{day}</span>
        <bdi className="block truncate text-12 text-text-3">{holiday.name}</bdi>
      </span>
      <div className="min-w-0 flex-1 max-sm:order-last max-sm:basis-full">
        <DayHours
          id={`holiday-${holiday.date}`}
          day={day}
          intervals={holiday.intervals}
          onChange={(intervals) => onChange({ ...holiday, intervals })}
        />
      </div>
      <IconButton label={t('hours.removeHoliday', { day })} icon={<X size={14} />} onClick={onRemove} />
    </li>
  );
}

interface NewHolidayProps {
  readonly isTaken: (date: string) => boolean;
  readonly onAdd: (holiday: Holiday) => void;
}

/** Not a form of its own: it lies in that of the hours. */
function NewHoliday({ isTaken, onAdd }: NewHolidayProps) {
  const { t } = useWords();
  const [date, setDate] = useState('');
  const [name, setName] = useState('');
  const add = () => {
    onAdd({ date, name: name.trim(), intervals: [] });
    setDate('');
    setName('');
  };
  return (
    <div className="flex flex-wrap items-start gap-3">
      <TextField
        id="holiday-date"
        type="date"
        label={t('hours.date')}
        value={date}
        error={isTaken(date) ? t('hours.dateTaken') : null}
        onChange={({ target }) => setDate(target.value)}
        className="w-44"
      />
      <TextField
        id="holiday-name"
        label={t('hours.name')}
        value={name}
        autoComplete="off"
        maxLength={60}
        onChange={({ target }) => setName(target.value)}
        className="min-w-44 flex-1"
      />
      <Button
        size="form"
        className="mt-6.5"
        icon={<Plus size={14} />}
        disabled={date === '' || isTaken(date)}
        onClick={add}
      >
        {t('hours.addHoliday')}
      </Button>
    </div>
  );
}
