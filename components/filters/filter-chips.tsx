'use client';

import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Facet } from '@/lib/client/filter-facets';
import { type Narrowing, type ViewFilter, viewFilter } from '@/lib/domain/view';
import { type Speech, useWords } from '@/lib/words/words-context';

interface FilterChipsProps {
  readonly filter: ViewFilter;
  readonly facets: readonly Facet[];
  readonly onChoose: (filter: ViewFilter) => void;
  /** What can be done with the list as a whole: keep it, or give it up. */
  readonly children?: ReactNode;
}

interface ActiveFilter {
  readonly key: string;
  readonly label: string;
  /** What is left without it. */
  readonly without: Partial<Narrowing>;
}

/** What a list is narrowed to, each with its way out. */
export function FilterChips({ filter, facets, onChoose, children }: FilterChipsProps) {
  const { t, times } = useWords();
  return (
    <ul aria-label={t('filters.active')} className="flex flex-wrap gap-1.5 px-4 pt-1.5 pb-2">
      {activeFilters(filter, facets, t, times).map(({ key, label, without }) => (
        <li key={key} className="min-w-0">
          <button
            type="button"
            aria-label={t('filters.remove', { name: label })}
            onClick={() => onChoose(viewFilter(filter.view, { ...filter, ...without }))}
            className="inline-flex h-6 max-w-full items-center gap-1 rounded-full bg-accent-tint px-2 text-12 text-accent-text hover:bg-accent-tint-2 pointer-coarse:min-h-11"
          >
            <span className="truncate" dir="auto">
              {label}
            </span>
            <X size={12} className="shrink-0" />
          </button>
        </li>
      ))}
      <li>
        <button
          type="button"
          onClick={() => onChoose(viewFilter(filter.view))}
          className="h-6 rounded-sm px-1.5 text-12 text-text-2 hover:bg-hover pointer-coarse:min-h-11"
        >
          {t('filters.clear')}
        </button>
      </li>
      {children && <li>{children}</li>}
    </ul>
  );
}

function activeFilters(
  filter: ViewFilter,
  facets: readonly Facet[],
  t: Speech['t'],
  times: Speech['times'],
): ActiveFilter[] {
  const flags = (['isUnread', 'needsReply'] as const)
    .filter((member) => filter[member])
    .map((member) => ({ key: member, label: t(`filters.${member}`), without: { [member]: false } }));
  const dates = (['since', 'until'] as const).flatMap((member) => {
    const at = filter[member];
    if (at === null) return [];
    const label = t(`filters.${member}Chip`, { date: times.exact(at) });
    return [{ key: member, label, without: { [member]: null } }];
  });
  return [...flags, ...facets.flatMap((facet) => activeValues(filter, facet, t)), ...dates];
}

function activeValues(filter: ViewFilter, { member, options }: Facet, t: Speech['t']): ActiveFilter[] {
  const chosen: readonly (string | number)[] = filter[member];
  return chosen.map((value) => ({
    key: `${member} ${value}`,
    label: options.find((option) => option.value === value)?.label ?? t('filters.gone'),
    without: { [member]: chosen.filter((other) => other !== value) },
  }));
}
