'use client';

import { useWords } from '@/lib/words/words-context';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';

interface StaleDialogProps {
  /** What a colleague sent meanwhile; null while this browser has not received it. */
  readonly theirs: { readonly author: string | null; readonly body: string } | null;
  readonly mine: string;
  readonly onKeep: () => void;
  readonly onSendAnyway: () => void;
  readonly onDiscard: () => void;
}

/** A colleague was quicker: both texts side by side, and a decision nobody makes by accident. */
export function StaleDialog({ theirs, mine, onKeep, onSendAnyway, onDiscard }: StaleDialogProps) {
  const { t } = useWords();
  const author = theirs?.author ?? null;
  return (
    <Dialog
      kind="alert"
      title={author === null ? t('stale.title') : t('stale.titleNamed', { name: author })}
      closeLabel={t('common.close')}
      onClose={onKeep}
    >
      <div className="px-5 pb-1">
        {theirs && (
          <>
            <p className="mb-1 text-12 text-text-3">
              {author === null ? t('stale.theirsUnnamed') : t('stale.theirs', { name: author })}
            </p>
            <p dir="auto" className="rounded-xl bg-bubble-out px-3 py-2 text-14 whitespace-pre-wrap">
              {theirs.body}
            </p>
          </>
        )}
        <p className="mt-3 mb-1 text-12 text-text-3">{t('stale.mine')}</p>
        <p dir="auto" className="rounded-xl border border-line-strong px-3 py-2 text-14 whitespace-pre-wrap">
          {mine}
        </p>
      </div>
      <div className="flex flex-wrap gap-2 px-5 py-4">
        <Button look="quiet" className="text-danger-text!" onClick={onDiscard}>
          {t('stale.discard')}
        </Button>
        <span className="flex-1" />
        <Button onClick={onSendAnyway}>{t('stale.sendAnyway')}</Button>
        <Button look="primary" autoFocus onClick={onKeep}>
          {t('stale.keep')}
        </Button>
      </div>
    </Dialog>
  );
}
