'use client';

import { X } from 'lucide-react';
import type { BulkChange } from '@/lib/contract/bulk-change';
import { useWords } from '@/lib/words/words-context';
import { Button } from '../ui/button';
import { IconButton } from '../ui/icon-button';
import { bulkResult } from './bulk-result';

interface BulkLineProps {
  readonly change: BulkChange;
  readonly missingCount: number;
  readonly onCancel: () => void;
  /** Null where it cannot be taken back. */
  readonly onUndo: (() => void) | null;
  readonly onShow: () => void;
  readonly onDismiss: () => void;
}

/** How far a change of many conversations is, or what became of it where not all of them were changed. */
export function BulkLine({ change, missingCount, onCancel, onUndo, onShow, onDismiss }: BulkLineProps) {
  const { t } = useWords();
  const settled = change.done + change.unchanged + change.refused;
  const isOver = change.finishedAt !== null;
  return (
    <section
      aria-label={t('bulk.line')}
      className="flex min-h-9 flex-none flex-wrap items-center gap-2 border-b border-line bg-accent-tint ps-4 pe-2 text-12 text-text-2"
    >
      {isOver ? (
        <span role="status" className="min-w-0 flex-1 py-1">
          {bulkResult(change, missingCount, t)}
        </span>
      ) : (
        <>
          <progress
            className="h-1.5 min-w-12 flex-1 accent-accent"
            aria-label={t('bulk.line')}
            max={change.total}
            value={settled}
          />
          <span className="tabular-nums">{t('bulk.progress', { done: settled, total: change.total })}</span>
          <Button size="sm" onClick={onCancel}>
            {t('bulk.cancel')}
          </Button>
        </>
      )}
      {isOver && (
        <>
          <Button size="sm" onClick={onShow}>
            {t('bulk.show')}
          </Button>
          {onUndo && (
            <Button size="sm" onClick={onUndo}>
              {t('common.undo')}
            </Button>
          )}
          <IconButton label={t('bulk.dismiss')} size="sm" icon={<X size={14} />} onClick={onDismiss} />
        </>
      )}
    </section>
  );
}
