'use client';

import { BulkBar } from '@/components/bulk/bulk-bar';
import { useSnoozeItems } from '@/components/thread/snooze-menu';
import { tellBulkAnswer } from '@/lib/client/bulk-news';
import { useBeginBulkChange } from '@/lib/client/mutations/bulk-changes';
import { newId } from '@/lib/client/new-id';
import { chooseAllThatMatch, chooseNothing, isChosen, type Selection } from '@/lib/client/selection';
import type { BulkRequest } from '@/lib/contract/bulk-change';
import type { ConversationRow } from '@/lib/contract/conversation';
import type { BulkAct } from '@/lib/domain/bulk';
import type { ViewFilter } from '@/lib/domain/view';
import { wordsOf } from '@/lib/domain/view-address';
import { addWords } from '@/lib/words/catalogue';
import { bulk } from '@/lib/words/en/bulk';
import { thread } from '@/lib/words/en/thread';
import { type Speech, useWords } from '@/lib/words/words-context';
import { useSayWhy } from '../../use-say-why';
import { useBulkAssignItems, useBulkMoreItems } from './use-bulk-items';

addWords(thread);
addWords(bulk);

interface BulkActionsProps {
  readonly filter: ViewFilter;
  readonly selection: Selection;
  /** As far as the list was read. */
  readonly rows: readonly ConversationRow[];
  /** What matches altogether; null where that is not known. */
  readonly total: number | null;
  readonly hasMore: boolean;
}

/** The bar over a list of which something is chosen, with what can be done to all of it. */
export default function BulkActions({ filter, selection, rows, total, hasMore }: BulkActionsProps) {
  const { t } = useWords();
  const act = useBulkActs(filter, selection);
  const assignItems = useBulkAssignItems(act);
  const moreItems = useBulkMoreItems(act);
  const snoozeItems = useSnoozeItems({
    conversation: { status: 'open' },
    onSnooze: (until) => act({ type: 'snooze', until }),
    onWake: () => act({ type: 'status', status: 'open' }),
  });
  const isEverythingShown = rows.every(({ conversation }) => isChosen(selection, conversation.id));
  const isMoreWanted = !selection.isAll && isEverythingShown && hasMore;
  return (
    <BulkBar
      chosen={chosenWords(selection, total, t)}
      assignItems={assignItems}
      snoozeItems={snoozeItems}
      moreItems={moreItems}
      onCloseAll={() => act({ type: 'status', status: 'closed' })}
      onUnread={() => act({ type: 'read', isRead: false })}
      onClear={chooseNothing}
      all={
        isMoreWanted
          ? {
              label: total === null ? t('bulk.selectAllUncounted') : t('bulk.selectAll', { n: total }),
              onSelect: () => chooseAllThatMatch(selection.list),
            }
          : null
      }
    />
  );
}

function chosenWords({ isAll, ids }: Selection, total: number | null, t: Speech['t']): string {
  if (!isAll) return t('bulk.chosen', { n: ids.size });
  if (total !== null) return t('bulk.chosen', { n: Math.max(0, total - ids.size) });
  return ids.size === 0 ? t('bulk.chosenAll') : t('bulk.chosenButSome', { n: ids.size });
}

/** Does something to all that is chosen; then nothing is chosen any more, and the focus is back in the list. */
function useBulkActs(filter: ViewFilter, selection: Selection): (act: BulkAct) => void {
  const sayWhy = useSayWhy();
  const { mutateAsync: begin } = useBeginBulkChange();
  return (act) => {
    const ids = [...selection.ids];
    const which: BulkRequest['which'] = selection.isAll ? { filter: wordsOf(filter), except: ids } : { ids };
    // The contract's lists may be changed, the domain's may not: they are the same otherwise.
    begin({ id: newId(), which, act: act as BulkRequest['act'] }).then((answer) => {
      chooseNothing();
      if (answer) tellBulkAnswer(answer);
      requestAnimationFrame(focusList);
    }, sayWhy);
  };
}

/** The bar is gone, and with it what had the focus. */
function focusList(): void {
  if (document.activeElement !== document.body) return;
  document.querySelector<HTMLElement>('a[data-row][tabindex="0"]')?.focus();
}
