import { useState } from 'react';
import type { Tag } from '@/lib/contract/tag';
import { useWords } from '@/lib/words/words-context';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { SelectField } from '../ui/select-field';

interface RemoveTagDialogProps {
  readonly tag: Tag;
  readonly others: readonly Tag[];
  /** Conversations that have it. */
  readonly count: number;
  readonly isPending: boolean;
  /** @param intoId what they get in its place; null: nothing */
  readonly onRemove: (intoId: string | null) => void;
  readonly onClose: () => void;
}

/** Takes a tag away, and says first how many conversations lose it, or get another. */
export function RemoveTagDialog({ tag, others, count, isPending, onRemove, onClose }: RemoveTagDialogProps) {
  const { t } = useWords();
  const [intoId, setIntoId] = useState('');
  return (
    <Dialog
      title={t('tags.removeTitle', { name: tag.name })}
      description={t(intoId === '' ? 'tags.removeFact' : 'tags.mergeFact', { n: count })}
      closeLabel={t('common.close')}
      onClose={onClose}
    >
      <div className="grid gap-3.5 px-5 pb-5">
        {others.length > 0 && (
          <SelectField
            id="tag-into"
            label={t('tags.into')}
            value={intoId}
            onChange={(event) => setIntoId(event.target.value)}
            options={[
              { value: '', label: t('tags.intoNone') },
              ...others.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        )}
        <div className="flex justify-end gap-2 pt-1">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button
            look="danger"
            aria-busy={isPending}
            onClick={() => !isPending && onRemove(intoId === '' ? null : intoId)}
          >
            {t(intoId === '' ? 'tags.removeDo' : 'tags.mergeDo')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
