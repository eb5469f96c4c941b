'use client';

import { FilterPanel } from '@/components/filters/filter-panel';
import { facetsOf } from '@/lib/client/filter-facets';
import { useSession } from '@/lib/client/queries/session';
import { addWords } from '@/lib/words/catalogue';
import { filters } from '@/lib/words/en/filters';
import { useWords } from '@/lib/words/words-context';
import type { FilterMenuProps } from './filter-menu';

addWords(filters);

/** The panel of filters over what this workspace has. */
export default function ChooseFilters({ filter, languages, onChoose }: FilterMenuProps) {
  const { t } = useWords();
  const facets = facetsOf(useSession(), languages, t);
  return <FilterPanel filter={filter} facets={facets} onChoose={onChoose} />;
}
