'use client';

import type { Counts } from '@/lib/contract/session';
import { isWholeView, type ViewFilter, viewFilter } from '@/lib/domain/view';
import { useWords } from '@/lib/words/words-context';
import { Button } from '../ui/button';
import { EmptyState } from '../ui/empty-state';

interface EmptyListProps {
  readonly filter: ViewFilter;
  readonly counts: Counts;
  readonly onChoose: (filter: ViewFilter) => void;
}

/** A list with nothing in it: what that means, and where there is work. */
export function EmptyList({ filter, counts, onChoose }: EmptyListProps) {
  const { t } = useWords();
  if (!isWholeView(filter)) {
    return (
      <EmptyState
        title={t('empty.filtered.title')}
        action={<Button onClick={() => onChoose(viewFilter(filter.view))}>{t('inbox.clearFilter')}</Button>}
      />
    );
  }
  const { unassigned } = counts.views;
  const hasWork = filter.view === 'mine' && unassigned > 0;
  return (
    <EmptyState
      title={t(`empty.${filter.view}.title`)}
      fact={t(`empty.${filter.view}.fact`, { n: unassigned })}
      action={
        hasWork && (
          <Button look="primary" onClick={() => onChoose({ ...filter, view: 'unassigned' })}>
            {t('empty.mine.action')}
          </Button>
        )
      }
    />
  );
}
