'use client';

import clsx from 'clsx';
import type { Counts } from '@/lib/contract/session';
import { type ViewFilter, type ViewName, viewFilter } from '@/lib/domain/view';
import { useWords } from '@/lib/words/words-context';

const quick = ['all', 'unassigned', 'mine'] as const satisfies readonly ViewName[];

interface QuickViewsProps {
  readonly filter: ViewFilter;
  readonly counts: Counts;
  readonly onChoose: (filter: ViewFilter) => void;
}

/** The views as pills, where no sidebar shows them. */
export function QuickViews({ filter, counts, onChoose }: QuickViewsProps) {
  const { t } = useWords();
  return (
    <div className="flex gap-1.5 overflow-x-auto px-4 pt-1.5 pb-1.5 max-sm:pt-0 max-sm:pb-2 xl:hidden">
      {quick.map((view) => {
        const isChosen = filter.view === view;
        return (
          <button
            key={view}
            type="button"
            aria-pressed={isChosen}
            onClick={() => onChoose(viewFilter(view, filter))}
            className={clsx(
              'inline-flex h-6 shrink-0 items-center gap-1.5 rounded-full border px-2.5 text-12 max-sm:h-8 max-sm:px-3 max-sm:text-13 pointer-coarse:min-h-9',
              isChosen ? 'border-text bg-text text-surface' : 'border-line-strong text-text-2 hover:bg-hover',
            )}
          >
            {t(`view.${view}`)}
            <span className={clsx('font-medium tabular-nums', !isChosen && 'text-text-3')}>
              {counts.views[view]}
            </span>
          </button>
        );
      })}
    </div>
  );
}
