'use client';

import type { ReactNode } from 'react';
import type { Facet } from '@/lib/client/filter-facets';
import { type Narrowing, type ViewFilter, viewFilter } from '@/lib/domain/view';
import { useWords } from '@/lib/words/words-context';
import { Toggle } from './toggle';

interface FilterPanelProps {
  readonly filter: ViewFilter;
  readonly facets: readonly Facet[];
  readonly onChoose: (filter: ViewFilter) => void;
}

/** Everything a list can be narrowed by; each choice shows at once in the list behind. */
export function FilterPanel({ filter, facets, onChoose }: FilterPanelProps) {
  const { t } = useWords();
  const change = (part: Partial<Narrowing>) => onChoose(viewFilter(filter.view, { ...filter, ...part }));
  return (
    <div className="grid gap-3">
      <Group title={t('filters.only')}>
        {(['isUnread', 'needsReply'] as const).map((member) => (
          <Toggle
            key={member}
            isOn={filter[member]}
            label={t(`filters.${member}`)}
            onToggle={() => change({ [member]: !filter[member] })}
          />
        ))}
      </Group>
      {facets
        .filter(({ options }) => options.length > 0)
        .map(({ member, options }) => (
          <Group key={member} title={t(`filters.${member}`)}>
            {options.map(({ value, label }) => {
              const chosen: readonly (string | number)[] = filter[member];
              const isOn = chosen.includes(value);
              const next = isOn ? chosen.filter((other) => other !== value) : [...chosen, value];
              return (
                <Toggle key={value} isOn={isOn} label={label} onToggle={() => change({ [member]: next })} />
              );
            })}
          </Group>
        ))}
      <Group title={t('filters.dates')}>
        <DateField label={t('filters.since')} at={filter.since} onChange={(since) => change({ since })} />
        <DateField label={t('filters.until')} at={filter.until} onChange={(until) => change({ until })} />
      </Group>
    </div>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <fieldset className="min-w-0">
      <legend className="pb-1.5 text-12 font-medium text-text-3">{title}</legend>
      <div className="flex flex-wrap gap-1.5">{children}</div>
    </fieldset>
  );
}

interface DateFieldProps {
  readonly label: string;
  /** ISO time of the beginning of a day here; null for any. */
  readonly at: string | null;
  readonly onChange: (at: string | null) => void;
}

function DateField({ label, at, onChange }: DateFieldProps) {
  return (
    <label className="flex items-center gap-1.5 text-12 text-text-2">
      {label}
      <input
        type="date"
        value={at === null ? '' : dayOf(at)}
        onChange={({ target }) => onChange(target.value === '' ? null : beginningOf(target.value))}
        className="h-7 rounded-sm border border-line-strong bg-surface px-1.5 text-12 text-text pointer-coarse:h-11"
      />
    </label>
  );
}

/** The day in the viewer's zone, as a date field takes it. */
function dayOf(at: string): string {
  const day = new Date(at);
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
}

/** ISO time at which a day begins in the viewer's zone. */
function beginningOf(day: string): string {
  return new Date(`${day}T00:00:00`).toISOString();
}
