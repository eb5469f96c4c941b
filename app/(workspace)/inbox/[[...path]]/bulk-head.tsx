'use client';

import { lazy, type ReactNode, Suspense } from 'react';
import { countOf } from '@/lib/client/counts';
import { inboxHref } from '@/lib/client/inbox-location';
import { useConversations } from '@/lib/client/queries/conversations';
import { useSession } from '@/lib/client/queries/session';
import { isChoosing, useSelection } from '@/lib/client/selection';
import type { ViewFilter } from '@/lib/domain/view';

const BulkActions = lazy(() => import('./bulk-actions'));
const BulkResults = lazy(() => import('./bulk-results'));

interface BulkHeadProps {
  readonly filter: ViewFilter;
  /** The head of a list of which nothing is chosen. */
  readonly children: ReactNode;
}

/** The head of the list, or what can be done with all that is chosen in it; below, what became of such an act. */
export default function BulkHead({ filter, children }: BulkHeadProps) {
  const { counts, views } = useSession();
  const { data, hasNextPage: hasMore } = useConversations(filter);
  const rows = data?.pages.flatMap((page) => page.rows) ?? [];
  const selection = useSelection(inboxHref({ filter, conversationId: null }));
  return (
    <>
      {isChoosing(selection) ? (
        <Suspense fallback={children}>
          <BulkActions
            filter={filter}
            selection={selection}
            rows={rows}
            total={hasMore ? countOf(filter, counts, views) : rows.length}
            hasMore={hasMore}
          />
        </Suspense>
      ) : (
        children
      )}
      <Suspense fallback={null}>
        <BulkResults />
      </Suspense>
    </>
  );
}
