'use client';

import { CopyCheck } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { WorkspaceChange, WorkspaceSettings } from '@/lib/contract/workspace';
import { type BusinessHours, hasHours, type Interval } from '@/lib/domain/business-hours';
import { useWords } from '@/lib/words/words-context';
import { Button } from '../ui/button';
import { IconButton } from '../ui/icon-button';
import { DayHours } from './day-hours';
import { HolidayList } from './holiday-list';
import { ZoneField } from './zone-field';

type Hours = Pick<WorkspaceSettings, 'version' | 'timeZone' | 'businessHours'>;

interface HoursFormProps {
  readonly saved: Hours;
  readonly isPending: boolean;
  /** @param onDone told when they are saved */
  readonly onSave: (change: WorkspaceChange, onDone: () => void) => void;
}

const OFFICE: Interval[] = [{ from: 9 * 60, until: 17 * 60 }];
const usual = [OFFICE, OFFICE, OFFICE, OFFICE, OFFICE, [], []];

/** When the team is there. What is changed is kept here until it is saved as a whole. */
export function HoursForm({ saved, isPending, onSave }: HoursFormProps) {
  const { t } = useWords();
  const [draft, setDraft] = useState<Hours | null>(null);
  const hours = draft ?? saved;
  const { timeZone, businessHours } = hours;
  const change = (changed: Partial<BusinessHours>) =>
    setDraft({ ...hours, businessHours: { ...businessHours, ...changed } });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const wrong = event.currentTarget.querySelector<HTMLElement>('[aria-invalid="true"]');
    if (wrong) wrong.focus();
    else if (draft && !isPending) onSave(changeOf(draft, saved), () => setDraft(null));
  };
  return (
    <form noValidate onSubmit={submit} className="grid max-w-[680px] gap-8">
      <div>
        <ZoneField zone={timeZone} onChange={(zone) => setDraft({ ...hours, timeZone: zone })} />
      </div>
      <section aria-labelledby="week" className="grid gap-3">
        <h2 id="week" className="text-15 font-semi tracking-title">
          {t('hours.week')}
        </h2>
        {!hasHours(businessHours) && (
          <p className="flex flex-wrap items-center gap-3 text-text-2">
            {t('hours.none')}
            <Button onClick={() => change({ weekdays: usual })}>{t('hours.usual')}</Button>
          </p>
        )}
        <Week weekdays={businessHours.weekdays} onChange={(weekdays) => change({ weekdays })} />
      </section>
      <HolidayList holidays={businessHours.holidays} onChange={(holidays) => change({ holidays })} />
      <div className="flex gap-2">
        <Button type="submit" look="primary" size="form" disabled={!draft} aria-busy={isPending}>
          {t('hours.save')}
        </Button>
        {draft && (
          <Button size="form" onClick={() => setDraft(null)}>
            {t('hours.discard')}
          </Button>
        )}
      </div>
    </form>
  );
}

/** Only what differs; refused where somebody else has saved since the draft was begun. */
function changeOf({ version, timeZone, businessHours }: Hours, saved: Hours): WorkspaceChange {
  return {
    expectedVersion: version,
    ...(timeZone !== saved.timeZone && { timeZone }),
    ...(businessHours !== saved.businessHours && { businessHours }),
  };
}

interface WeekProps {
  readonly weekdays: readonly Interval[][];
  readonly onChange: (weekdays: Interval[][]) => void;
}

const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

function Week({ weekdays, onChange }: WeekProps) {
  const { t } = useWords();
  return (
    <ul className="divide-y divide-line rounded-lg border border-line-strong">
      {days.map((day, index) => {
        const intervals = weekdays[index] ?? [];
        const name = t(`hours.${day}`);
        return (
          <li key={day} className="flex min-h-14 flex-wrap items-center gap-x-4 gap-y-2 py-2 ps-4 pe-2">
            <span className="w-24 font-medium max-sm:flex-1">{name}</span>
            <div className="min-w-0 flex-1 max-sm:order-last max-sm:basis-full">
              <DayHours
                id={day}
                day={name}
                intervals={intervals}
                onChange={(changed) => onChange(weekdays.with(index, changed))}
              />
            </div>
            <IconButton
              label={t('hours.copy', { day: name })}
              icon={<CopyCheck size={14} />}
              onClick={() => onChange(weekdays.map((old, other) => (other < 5 ? [...intervals] : old)))}
            />
          </li>
        );
      })}
    </ul>
  );
}
