'use client';

import { useRef, useState } from 'react';
import { BulkLine } from '@/components/bulk/bulk-line';
import { bulkResult } from '@/components/bulk/bulk-result';
import { RefusedList } from '@/components/bulk/refused-list';
import { Dialog } from '@/components/ui/dialog';
import { useToast } from '@/components/ui/toasts';
import { type BulkNews, tellBulkAnswer, useBulkNews } from '@/lib/client/bulk-news';
import {
  useBeginBulkChange,
  useCancelBulkChange,
  useUndoBulkChange,
} from '@/lib/client/mutations/bulk-changes';
import { newId } from '@/lib/client/new-id';
import { useRefusedItems } from '@/lib/client/queries/bulk-items';
import type { BulkChange } from '@/lib/contract/bulk-change';
import { addWords } from '@/lib/words/catalogue';
import { bulk } from '@/lib/words/en/bulk';
import { useWords } from '@/lib/words/words-context';
import { useSayWhy } from '../../use-say-why';

addWords(bulk);

/** A change of many conversations, as far as it is known here. */
type Known = Pick<BulkNews, 'change' | 'missingCount'>;

/**
 * Says under the list's head how far a change of many conversations is. One that changed all of them is said in a toast;
 * where some were not changed, the line stays until it was read. Both offer to take it back.
 */
export default function BulkResults() {
  const { t } = useWords();
  const toast = useToast();
  const [known, setKnown] = useState<Known | null>(null);
  const [isListWanted, setListWanted] = useState(false);
  const { undo, cancel } = useAfterwards();
  /** An answer may come after the events that followed it, and must not begin again what is over. */
  const over = useRef(new Set<string>());
  useBulkNews((news) => {
    if (over.current.has(news.change.id)) return;
    const next = known === null || known.change.id !== news.change.id ? begun(news) : goneOn(known, news);
    if (!next) return;
    const { change, missingCount } = next;
    if (change.finishedAt !== null) over.current.add(change.id);
    const isSilent = change.finishedAt === null || change.refused + missingCount > 0;
    setKnown(isSilent ? next : null);
    if (isSilent) return;
    toast({
      text: bulkResult(change, missingCount, t),
      ...(canBeUndone(change) && {
        action: { label: t('common.undo'), isUndo: true, run: () => undo(change.id) },
      }),
    });
  });
  if (!known) return null;
  const { change, missingCount } = known;
  return (
    <>
      <BulkLine
        {...known}
        onCancel={() => cancel(change.id)}
        onUndo={canBeUndone(change) ? () => undo(change.id) : null}
        onShow={() => setListWanted(true)}
        onDismiss={() => setKnown(null)}
      />
      {isListWanted && (
        <Refused change={change} missingCount={missingCount} onClose={() => setListWanted(false)} />
      )}
    </>
  );
}

/** What is begun here, or goes on since before the page was read; what another window did at once is not for this one. */
function begun({ change, missingCount, isAnswer }: BulkNews): Known | null {
  return isAnswer || change.finishedAt === null ? { change, missingCount } : null;
}

/** Null where it is known already. An answer may come after the events that followed it. */
function goneOn(known: Known, { change, missingCount }: BulkNews): Known | null {
  const isNewer = settledCount(change) > settledCount(known.change);
  if (!isNewer && missingCount === 0) return null;
  return {
    change: isNewer ? change : known.change,
    missingCount: Math.max(known.missingCount, missingCount),
  };
}

function settledCount({ done, unchanged, refused }: BulkChange): number {
  return done + unchanged + refused;
}

function canBeUndone({ act, done, finishedAt }: BulkChange): boolean {
  return act.type !== 'undo' && done > 0 && finishedAt !== null;
}

function useAfterwards() {
  const sayWhy = useSayWhy();
  const { mutateAsync: undo } = useUndoBulkChange();
  const { mutateAsync: cancel } = useCancelBulkChange();
  const told = (change: BulkChange | null) => change && tellBulkAnswer({ change, missingIds: [] });
  return {
    undo: (id: string) => void undo(id).then(told, sayWhy),
    cancel: (id: string) => void cancel(id).then(told, sayWhy),
  };
}

interface RefusedProps {
  readonly change: BulkChange;
  readonly missingCount: number;
  readonly onClose: () => void;
}

function Refused({ change: { id, act }, missingCount, onClose }: RefusedProps) {
  const { t } = useWords();
  const refused = useRefusedItems(id);
  const sayWhy = useSayWhy();
  const { mutateAsync: begin } = useBeginBulkChange();
  const items = refused.data?.pages.flatMap((page) => page.items) ?? [];
  const ids = items.filter(({ code }) => code === 'at-capacity').map((item) => item.conversationId);
  const assignAnyway = () => {
    if (act.type !== 'assign') return;
    begin({ id: newId(), which: { ids }, act: { ...act, anyway: true } }).then((answer) => {
      onClose();
      if (answer) tellBulkAnswer(answer);
    }, sayWhy);
  };
  return (
    <Dialog title={t('bulk.refused.title')} closeLabel={t('common.close')} onClose={onClose}>
      <RefusedList
        items={items}
        onAssignAnyway={ids.length > 0 ? assignAnyway : null}
        missingCount={missingCount}
        onLoadMore={refused.hasNextPage ? () => void refused.fetchNextPage() : null}
      />
    </Dialog>
  );
}
