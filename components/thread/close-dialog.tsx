'use client';

import type { Trouble } from '@/lib/client/trouble';
import { useWords } from '@/lib/words/words-context';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';

interface CloseDialogProps {
  /** Replies that did not go out. */
  readonly count: number;
  /** Of the one that has waited longest; null while its words are on their way. */
  readonly trouble: Trouble | null;
  readonly onLook: () => void;
  readonly onCloseAnyway: () => void;
  readonly onCancel: () => void;
}

/** The customer has not heard what was written to them: whoever closes the conversation should know. */
export function CloseDialog({ count, trouble, onLook, onCloseAnyway, onCancel }: CloseDialogProps) {
  const { t } = useWords();
  return (
    <Dialog
      kind="alert"
      title={t('closing.title', { n: count })}
      description={t('closing.fact')}
      closeLabel={t('common.close')}
      onClose={onCancel}
    >
      {trouble && (
        <p className="flex flex-wrap items-center gap-x-1.5 px-5 pb-1 text-danger-text">
          {trouble.cause}
          {trouble.code && <bdi className="font-mono text-11 text-text-3">{trouble.code}</bdi>}
          <span className="text-text-3">
            {trouble.age} · {trouble.owner}
          </span>
        </p>
      )}
      <div className="flex flex-wrap justify-end gap-2 px-5 py-4">
        <Button look="quiet" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
        <Button onClick={onCloseAnyway}>{t('closing.anyway')}</Button>
        <Button look="primary" autoFocus onClick={onLook}>
          {t('closing.look')}
        </Button>
      </div>
    </Dialog>
  );
}
