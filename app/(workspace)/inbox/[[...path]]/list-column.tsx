'use client';

import { lazy, Suspense, useMemo } from 'react';
import { ListHeader } from '@/components/inbox/list-header';
import { ListPane } from '@/components/inbox/list-pane';
import { QuickViews } from '@/components/inbox/quick-views';
import { channelGroups } from '@/lib/client/channel-groups';
import { useDraftsOf } from '@/lib/client/drafts';
import { failureCodeOf } from '@/lib/client/http';
import { useLostClaims } from '@/lib/client/lost-claims';
import { useNow } from '@/lib/client/now';
import { useConversations } from '@/lib/client/queries/conversations';
import { useSession } from '@/lib/client/queries/session';
import type { ConversationRow as Row } from '@/lib/contract/conversation';
import { isWholeView, type ViewFilter } from '@/lib/domain/view';
import { FilterMenu } from './filter-menu';

const loadRow = () => import('./live-row');
const LiveRow = lazy(loadRow);
const BulkHead = lazy(() => import('./bulk-head'));
const StartButton = lazy(() => import('./start-button'));
const ActiveFilters = lazy(() => import('./active-filters'));

// Fetched beside the first page of conversations, not before it.
if (typeof window !== 'undefined') void loadRow();

interface ListColumnProps {
  readonly filter: ViewFilter;
  readonly conversationId: string | null;
  readonly onChoose: (filter: ViewFilter) => void;
  readonly onOpen: (conversationId: string) => void;
  /** Null while the sidebar stands beside the list. */
  readonly onOpenSidebar: (() => void) | null;
}

/** The list of one view, read page by page. On narrow windows it gives way to the open conversation. */
export function ListColumn({ filter, conversationId, onChoose, onOpen, onOpenSidebar }: ListColumnProps) {
  const session = useSession();
  const list = useConversations(filter);
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? null;
  const languages = useLanguages(rows, filter);
  const now = useNow();
  const draftOf = useOwnDrafts(conversationId);
  const lost = useLostClaims();
  const head = (
    <ListHeader
      filter={filter}
      counts={session.counts}
      groups={channelGroups(session)}
      views={session.views}
      onOpenSidebar={onOpenSidebar}
    >
      <Suspense fallback={null}>
        <StartButton onOpen={onOpen} />
      </Suspense>
      <FilterMenu filter={filter} languages={languages} onChoose={onChoose} />
    </ListHeader>
  );
  const nameOf = (agentId: string | undefined) =>
    session.agents.find(({ id }) => id === agentId)?.name ?? null;
  return (
    <div
      className={`flex w-(--w-list) flex-none flex-col border-e border-line bg-surface-2 max-md:w-full max-md:flex-1 max-md:border-none max-sm:bg-surface ${conversationId === null ? '' : 'max-md:hidden'}`}
    >
      <Suspense fallback={head}>
        <BulkHead filter={filter}>{head}</BulkHead>
      </Suspense>
      <QuickViews filter={filter} counts={session.counts} onChoose={onChoose} />
      {!isWholeView(filter) && (
        <Suspense fallback={null}>
          <ActiveFilters filter={filter} languages={languages} onChoose={onChoose} />
        </Suspense>
      )}
      <ListPane
        filter={filter}
        counts={session.counts}
        rows={rows}
        failure={list.isError ? failureCodeOf(list.error) : null}
        hasMore={list.hasNextPage}
        isLoadingMore={list.isFetchingNextPage}
        currentId={conversationId}
        onLoadMore={() => void (list.isFetching || list.fetchNextPage())}
        onRetry={() => void (list.data ? list.fetchNextPage() : list.refetch())}
        onChoose={onChoose}
      >
        {(row, place) => (
          <LiveRow
            row={row}
            {...place}
            channel={session.channels.find(({ id }) => id === row.conversation.channelId)}
            agents={session.agents}
            viewerId={session.agent.id}
            tags={session.tags}
            drafts={session.drafts}
            draft={draftOf(row.conversation.id)}
            lostTo={nameOf(lost.get(row.conversation.id)?.winnerId)}
            filter={filter}
            isCurrent={row.conversation.id === conversationId}
            now={now}
            onOpen={onOpen}
          />
        )}
      </ListPane>
    </div>
  );
}

/**
 * What the viewer has not sent, for the rows of the list. What is in view anyway is not said again. What was written on
 * another device is here when the conversation is opened; until then the customer's words are worth more than its mark.
 */
function useOwnDrafts(openId: string | null): (conversationId: string) => string | null {
  const own = useDraftsOf(useSession().agent.id);
  return (conversationId) => (conversationId === openId ? null : (own.get(conversationId) ?? null));
}

/** The languages there are to choose from: those of the list, and those chosen. */
function useLanguages(rows: readonly Row[] | null, { languages }: ViewFilter): string[] {
  return useMemo(() => {
    const spoken = (rows ?? []).flatMap(({ conversation }) => conversation.language ?? []);
    return [...new Set([...languages, ...spoken])].sort();
  }, [rows, languages]);
}
