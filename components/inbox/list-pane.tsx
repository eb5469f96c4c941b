'use client';

import { lazy, type ReactNode, Suspense } from 'react';
import type { FailureCode } from '@/lib/client/http';
import type { ConversationRow as Row } from '@/lib/contract/conversation';
import type { Counts } from '@/lib/contract/session';
import type { ViewFilter } from '@/lib/domain/view';
import { useWords } from '@/lib/words/words-context';
import { Button } from '../ui/button';
import { EmptyState } from '../ui/empty-state';
import { ListSkeleton } from './list-skeleton';

const loadList = () => import('./held-list');
const HeldList = lazy(loadList);

// Fetched beside the first page of conversations, not before it.
if (typeof window !== 'undefined') void loadList();

/** A row in its list. */
export interface RowPlace {
  readonly isTabStop: boolean;
  /** It is not in the list any more and keeps its place while somebody points at it. */
  readonly hasLeft: boolean;
  /** The address of the list, and its ids as they are shown. */
  readonly list: string;
  readonly order: readonly string[];
}

export interface ListPaneProps {
  readonly filter: ViewFilter;
  readonly counts: Counts;
  /** Null until the first page is there. */
  readonly rows: readonly Row[] | null;
  readonly failure: FailureCode | null;
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
  readonly currentId: string | null;
  readonly onLoadMore: () => void;
  readonly onRetry: () => void;
  readonly onChoose: (filter: ViewFilter) => void;
  /** Draws one row. */
  readonly children: (row: Row, place: RowPlace) => ReactNode;
}

/** The conversations of a view, in whatever state they are: on their way, here, none, or not to be had. */
export function ListPane(props: ListPaneProps) {
  const { rows, failure, onRetry } = props;
  const { t } = useWords();
  if (rows === null) {
    if (failure === null) return <ListSkeleton label={t('inbox.conversations')} />;
    return (
      <EmptyState
        title={t('inbox.failed')}
        fact={t(`error.${failure}`)}
        action={<Button onClick={onRetry}>{t('common.tryAgain')}</Button>}
      />
    );
  }
  return (
    <Suspense fallback={<ListSkeleton label={t('inbox.conversations')} />}>
      <HeldList {...props} rows={rows} />
    </Suspense>
  );
}
