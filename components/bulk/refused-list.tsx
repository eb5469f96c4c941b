'use client';

import { conversationName } from '@/lib/client/conversation-name';
import type { BulkItem } from '@/lib/contract/bulk-change';
import { useWords } from '@/lib/words/words-context';
import { Button } from '../ui/button';

interface RefusedListProps {
  readonly items: readonly BulkItem[];
  /** Chosen ones that were gone before it began. */
  readonly missingCount: number;
  /** Null where there is no more. */
  readonly onLoadMore: (() => void) | null;
  /** Gives those here to whoever holds as much as they should, all the same; null where none was refused for it. */
  readonly onAssignAnyway: (() => void) | null;
}

/** What a change did not change, each with its reason. */
export function RefusedList({ items, missingCount, onLoadMore, onAssignAnyway }: RefusedListProps) {
  const { t } = useWords();
  return (
    <div className="grid gap-3 px-5 pb-5">
      {missingCount > 0 && <p className="text-text-2">{t('bulk.refused.missing', { n: missingCount })}</p>}
      <ul className="divide-y divide-line">
        {items.map(({ conversationId, conversation, code }) => (
          <li key={conversationId} className="flex items-baseline justify-between gap-4 py-2">
            <span dir="auto" className="min-w-0 truncate text-text">
              {(conversation && conversationName(conversation)) ?? t('common.somebody')}
            </span>
            <span className="shrink-0 text-12 text-text-2">{code !== null && t(`bulk.refused.${code}`)}</span>
          </li>
        ))}
      </ul>
      {onAssignAnyway && <Button onClick={onAssignAnyway}>{t('bulk.assignAnyway')}</Button>}
      {onLoadMore && <Button onClick={onLoadMore}>{t('bulk.loadMore')}</Button>}
    </div>
  );
}
