'use client';

import { useQueryClient } from '@tanstack/react-query';
import { ArrowUp } from 'lucide-react';
import { useEffect, useMemo } from 'react';
import { runAction, useActions } from '@/lib/client/action-offers';
import { findKnownRow } from '@/lib/client/cache';
import { inboxHref } from '@/lib/client/inbox-location';
import { lastOwnAct } from '@/lib/client/own-acts';
import { chooseAll, keepChosen, toggleChosen } from '@/lib/client/selection';
import type { ConversationRow as Row } from '@/lib/contract/conversation';
import { useWords } from '@/lib/words/words-context';
import { Button } from '../ui/button';
import { EmptyList } from './empty-list';
import { useHeldOrder } from './held-order';
import type { ListPaneProps } from './list-pane';
import { VirtualRows } from './virtual-rows';

/** A list whose first page is there: its rows, still while somebody points at them, or what it means that there are none. */
export default function HeldList(props: ListPaneProps & { readonly rows: readonly Row[] }) {
  const { rows, filter, counts, onChoose } = props;
  const client = useQueryClient();
  const list = inboxHref({ filter, conversationId: null });
  const held = useHeldOrder(rows, list, ({ conversation }) =>
    lastOwnAct(client, findKnownRow(client, conversation.id)?.conversation ?? conversation),
  );
  if (held.rows.length + held.newCount === 0) {
    return <EmptyList filter={filter} counts={counts} onChoose={onChoose} />;
  }
  return <Rows {...props} held={held} list={list} />;
}

type RowsProps = ListPaneProps & {
  readonly held: ReturnType<typeof useHeldOrder>;
  readonly list: string;
};

function Rows(props: RowsProps) {
  const { held, list, failure, hasMore, isLoadingMore, currentId, onLoadMore, onRetry, children } = props;
  const { t } = useWords();
  const { release } = held;
  const order = useChoosing(list, held.rows);
  // Nobody points at rows that are not there.
  useEffect(() => release, [release]);
  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      {held.newCount > 0 && (
        <NewAbove
          n={held.newCount}
          onPoint={() => held.hold('pointer')}
          onPointAway={() => held.letGo('pointer')}
          onClick={() => {
            release();
            requestAnimationFrame(() => runAction('first'));
          }}
        />
      )}
      <VirtualRows
        label={t('inbox.conversations')}
        rows={held.rows}
        currentId={currentId}
        hasMore={hasMore}
        onNearEnd={onLoadMore}
        onHold={held.hold}
        onLetGo={held.letGo}
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
        {(row, isTabStop) =>
          children(row, { isTabStop, hasLeft: held.left.has(row.conversation.id), list, order })
        }
      </VirtualRows>
      <span role="status" className="sr-only">
        {isLoadingMore ? t('inbox.loadingMore') : ''}
      </span>
    </div>
  );
}

/** Keys that choose, and what leaves the list is not chosen any more. @returns the ids as they are shown */
function useChoosing(list: string, rows: readonly Row[]): readonly string[] {
  const order = useMemo(() => rows.map(({ conversation }) => conversation.id), [rows]);
  useEffect(() => keepChosen(list, order), [list, order]);
  useActions({
    select: (id) => id !== null && toggleChosen(list, id),
    'select-all': () => chooseAll(list, order),
  });
  return order;
}

interface NewAboveProps {
  readonly n: number;
  readonly onPoint: () => void;
  readonly onPointAway: () => void;
  readonly onClick: () => void;
}

/** Lies on the bar above the list: it must neither push the rows down nor come between them and the pointer. */
function NewAbove({ n, onPoint, onPointAway, onClick }: NewAboveProps) {
  const { t } = useWords();
  return (
    <button
      type="button"
      onPointerEnter={onPoint}
      onPointerLeave={onPointAway}
      onClick={onClick}
      className="absolute start-1/2 bottom-full z-(--z-sticky) mb-1 flex h-7 -translate-x-1/2 items-center gap-1.5 rounded-full bg-accent-tint-2 px-3 font-medium text-accent-text shadow-2 hover:underline rtl:translate-x-1/2 pointer-coarse:h-9"
    >
      <ArrowUp size={14} />
      {t('inbox.newAbove', { n })}
    </button>
  );
}
