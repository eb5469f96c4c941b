'use client';

import { ListFilter } from 'lucide-react';
import { lazy, Suspense, useRef } from 'react';
import { IconButton } from '@/components/ui/icon-button';
import { Popover } from '@/components/ui/popover';
import { useActions } from '@/lib/client/action-offers';
import { useKeyHint } from '@/lib/client/key-hints';
import type { ViewFilter } from '@/lib/domain/view';
import { useWords } from '@/lib/words/words-context';

const ChooseFilters = lazy(() => import('./choose-filters'));

export interface FilterMenuProps {
  readonly filter: ViewFilter;
  /** To choose from. */
  readonly languages: readonly string[];
  readonly onChoose: (filter: ViewFilter) => void;
}

/** The button that narrows the list. */
export function FilterMenu(props: FilterMenuProps) {
  const { t } = useWords();
  const button = useRef<HTMLButtonElement>(null);
  const shortcut = useKeyHint('filter');
  useActions({ filter: () => button.current?.click() });
  return (
    <Popover
      label={t('inbox.filter')}
      trigger={
        <IconButton
          ref={button}
          label={t('inbox.filter')}
          shortcut={shortcut}
          icon={<ListFilter size={16} />}
        />
      }
    >
      <Suspense fallback={null}>
        <ChooseFilters {...props} />
      </Suspense>
    </Popover>
  );
}
