'use client';

import { FilterChips } from '@/components/filters/filter-chips';
import { KeepView } from '@/components/filters/keep-view';
import { facetsOf } from '@/lib/client/filter-facets';
import { useRemoveView } from '@/lib/client/mutations/remove-view';
import { useSaveView } from '@/lib/client/mutations/save-view';
import { useSession } from '@/lib/client/queries/session';
import { may } from '@/lib/domain/permission';
import { isSameFilter } from '@/lib/domain/view';
import { filterOfWords, wordsOf } from '@/lib/domain/view-address';
import { addWords } from '@/lib/words/catalogue';
import { filters } from '@/lib/words/en/filters';
import { useWords } from '@/lib/words/words-context';
import type { FilterMenuProps } from './filter-menu';

addWords(filters);

/** What the list is narrowed to, over what this workspace has, and whether it is kept under a name. */
export default function ActiveFilters({ filter, languages, onChoose }: FilterMenuProps) {
  const { t } = useWords();
  const session = useSession();
  const saveView = useSaveView();
  const removeView = useRemoveView();
  const mayShare = may(session.agent.role, 'share-views');
  const kept = session.views.find((view) => isSameFilter(filterOfWords(view.filter).filter, filter));
  return (
    <FilterChips filter={filter} facets={facetsOf(session, languages, t)} onChoose={onChoose}>
      {!kept && (
        <KeepView
          mayShare={mayShare}
          onSave={(name, isShared) => saveView.mutate({ name, isShared, filter: wordsOf(filter) })}
        />
      )}
      {kept && (mayShare || !kept.isShared) && (
        <button
          type="button"
          onClick={() => removeView.mutate(kept.id)}
          className="h-6 rounded-sm px-1.5 text-12 text-danger-text hover:bg-hover pointer-coarse:min-h-11"
        >
          {t('filters.delete')}
        </button>
      )}
    </FilterChips>
  );
}
