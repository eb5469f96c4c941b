'use client';

import { FilterChips } from '@/components/filters/filter-chips';
import { KeepView } from '@/components/filters/keep-view';
import { useToast } from '@/components/ui/toasts';
import { facetsOf } from '@/lib/client/filter-facets';
import { failureCodeOf } from '@/lib/client/http';
import { useRemoveView } from '@/lib/client/mutations/remove-view';
import { useSaveView } from '@/lib/client/mutations/save-view';
import { useSession } from '@/lib/client/queries/session';
import { findSavedView } from '@/lib/client/saved-views';
import type { SavedView } from '@/lib/contract/saved-view';
import { may } from '@/lib/domain/permission';
import { wordsOf } from '@/lib/domain/view-address';
import { addWords } from '@/lib/words/catalogue';
import { filters } from '@/lib/words/en/filters';
import { useWords } from '@/lib/words/words-context';
import { useSayWhy } from '../../use-say-why';
import type { FilterMenuProps } from './filter-menu';

addWords(filters);

/** What the list is narrowed to, over what this workspace has, and whether it is kept under a name. */
export default function ActiveFilters({ filter, languages, onChoose }: FilterMenuProps) {
  const { t } = useWords();
  const session = useSession();
  const saving = useSaveView();
  const remove = useRemove();
  const mayShare = may(session.agent.role, 'share-views');
  const saved = findSavedView(session.views, filter);
  return (
    <FilterChips filter={filter} facets={facetsOf(session, languages, t)} onChoose={onChoose}>
      {!saved && (
        <KeepView
          mayShare={mayShare}
          isPending={saving.isPending}
          failure={saving.isError ? failureCodeOf(saving.error) : null}
          onSave={(name, isShared) => saving.mutate({ name, isShared, filter: wordsOf(filter) })}
        />
      )}
      {saved && (mayShare || !saved.isShared) && (
        <button
          type="button"
          onClick={() => remove(saved)}
          className="h-6 rounded-sm px-1.5 text-12 text-danger-text hover:bg-hover pointer-coarse:min-h-11"
        >
          {t('filters.delete')}
        </button>
      )}
    </FilterChips>
  );
}

/** Takes a view away; for a moment it can be had back. */
function useRemove(): (view: SavedView) => void {
  const { t } = useWords();
  const toast = useToast();
  const sayWhy = useSayWhy();
  const { mutate: remove } = useRemoveView();
  const { mutate: save } = useSaveView();
  return ({ id, name, isShared, filter }) =>
    remove(id, {
      onSuccess: () =>
        toast({
          text: t('filters.deleted', { name }),
          action: {
            label: t('common.undo'),
            isUndo: true,
            run: () => save({ name, isShared, filter }, { onError: sayWhy }),
          },
        }),
      onError: sayWhy,
    });
}
