'use client';

import { FilterChips } from '@/components/filters/filter-chips';
import { facetsOf } from '@/lib/client/filter-facets';
import { useSession } from '@/lib/client/queries/session';
import { addWords } from '@/lib/words/catalogue';
import { filters } from '@/lib/words/en/filters';
import { useWords } from '@/lib/words/words-context';
import type { FilterMenuProps } from './filter-menu';

addWords(filters);

/** What the list is narrowed to, over what this workspace has. */
export default function ActiveFilters({ filter, languages, onChoose }: FilterMenuProps) {
  const { t } = useWords();
  return <FilterChips filter={filter} facets={facetsOf(useSession(), languages, t)} onChoose={onChoose} />;
}
