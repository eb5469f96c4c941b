'use client';

import { FilterPanel } from '@/components/filters/filter-panel';
import { channelGroups } from '@/lib/client/channel-groups';
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
  const session = useSession();
  const facets = facetsOf(session, languages, t);
  // Where each network has one channel, its channels are the networks once more.
  const areAlike = channelGroups(session).every(({ channels }) => channels.length === 1);
  const offered = areAlike ? facets.filter(({ member }) => member !== 'channelIds') : facets;
  return <FilterPanel filter={filter} facets={offered} onChoose={onChoose} />;
}
