'use client';

import { ArrowUp } from 'lucide-react';
import { lazy, type ReactNode, Suspense } from 'react';
import type { FailureCode } from '@/lib/client/http';
import { inboxHref } from '@/lib/client/inbox-location';
import type { ConversationRow as Row } from '@/lib/contract/conversation';
import type { Counts } from '@/lib/contract/session';
import type { ViewFilter } from '@/lib/domain/view';
import { useWords } from '@/lib/words/words-context';
import { Button } from '../ui/button';
import { EmptyState } from '../ui/empty-state';
import { EmptyList } from './empty-list';
import { useHeldOrder } from './held-order';
import { ListSkeleton } from './list-skeleton';

const loadRows = () => import('./virtual-rows');
const VirtualRows = lazy(loadRows);

// Fetched beside the first page of conversations, not before it.
if (typeof window !== 'undefined') void loadRows();

interface ListPaneProps {
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
  readonly children: (row: Row, isTabStop: boolean) => ReactNode;
}

/** The conversations of a view, in whatever state they are: on their way, here, none, or not to be had. */
export function ListPane(props: ListPaneProps) {
  const { rows, failure, filter, counts, onRetry, onChoose } = props;
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
  if (rows.length === 0) return <EmptyList filter={filter} counts={counts} onChoose={onChoose} />;
  return <Rows {...props} rows={rows} />;
}

function Rows(props: ListPaneProps & { readonly rows: readonly Row[] }) {
  const { rows, filter, failure, hasMore, isLoadingMore, currentId, onLoadMore, onRetry, children } = props;
  const { t } = useWords();
  const held = useHeldOrder(rows, inboxHref({ filter, conversationId: null }));
  return (
    <>
      {held.newCount > 0 && (
        <button
          type="button"
          onClick={held.release}
          className="mx-1.5 mb-1 flex min-h-8 items-center justify-center gap-1.5 rounded-md bg-accent-tint-2 font-medium text-accent-text hover:underline"
        >
          <ArrowUp size={14} />
          {t('inbox.newAbove', { n: held.newCount })}
        </button>
      )}
      <Suspense fallback={<ListSkeleton label={t('inbox.conversations')} />}>
        <VirtualRows
          label={t('inbox.conversations')}
          rows={held.rows}
          currentId={currentId}
          hasMore={hasMore}
          onNearEnd={onLoadMore}
          onHold={held.hold}
          onRelease={held.release}
          foot={
            failure !== null && (
              <p className="flex items-center justify-center gap-3 p-3 text-12 text-danger-text">
                {t('inbox.moreFailed')}
                <Button size="sm" onClick={onRetry}>
                  {t('common.tryAgain')}
                </Button>
              </p>
            )
          }
        >
          {children}
        </VirtualRows>
      </Suspense>
      <span role="status" className="sr-only">
        {isLoadingMore ? t('inbox.loadingMore') : ''}
      </span>
    </>
  );
}
