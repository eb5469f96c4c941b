'use client';

import type { FailureCode } from '@/lib/client/http';
import type { NewTag, Tag } from '@/lib/contract/tag';
import { tagColours } from '@/lib/domain/tag';
import { useWords } from '@/lib/words/words-context';
import { Dialog } from '../ui/dialog';
import { DialogForm } from '../ui/dialog-form';
import { TextField } from '../ui/field';
import { TagChip } from '../ui/tag-chip';

interface TagDialogProps {
  /** Null makes a new one. */
  readonly tag: Tag | null;
  readonly title: string;
  readonly failure: FailureCode | null;
  readonly isPending: boolean;
  readonly onSave: (wanted: NewTag) => void;
  readonly onClose: () => void;
}

/** Makes a tag that everybody can use, or gives one another name and colour. */
export function TagDialog({ tag, title, failure, isPending, onSave, onClose }: TagDialogProps) {
  const { t } = useWords();
  const submit = (fields: FormData) => {
    const colour = tagColours.find((known) => known === fields.get('colour')) ?? tagColours[0];
    onSave({ name: String(fields.get('name')), colour });
  };
  return (
    <Dialog title={title} closeLabel={t('common.close')} onClose={onClose}>
      <DialogForm
        submitLabel={t(tag ? 'common.save' : 'tag.create')}
        cancelLabel={t('common.cancel')}
        failure={failure && failure !== 'already-taken' ? t(`error.${failure}`) : null}
        isPending={isPending}
        onSubmit={submit}
        onClose={onClose}
      >
        <TextField
          id="tag-name"
          name="name"
          label={t('tag.name')}
          defaultValue={tag?.name ?? ''}
          error={failure === 'already-taken' ? t('tag.taken') : null}
          autoComplete="off"
          maxLength={40}
          required
        />
        <Colours chosen={tag?.colour ?? tagColours[0]} />
      </DialogForm>
    </Dialog>
  );
}

function Colours({ chosen }: { readonly chosen: Tag['colour'] }) {
  const { t } = useWords();
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium">{t('tag.colour')}</legend>
      <div className="flex flex-wrap gap-x-4 gap-y-1">
        {tagColours.map((colour) => (
          <label key={colour} className="flex min-h-6 items-center gap-1.5 pointer-coarse:min-h-11">
            <input
              type="radio"
              name="colour"
              value={colour}
              defaultChecked={colour === chosen}
              className="accent-accent"
            />
            <TagChip colour={colour} name={t(`tag.colour.${colour}`)} />
          </label>
        ))}
      </div>
    </fieldset>
  );
}
