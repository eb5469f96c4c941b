'use client';

import { TagDialog } from '@/components/settings/tag-dialog';
import { failureCodeOf } from '@/lib/client/http';
import { useSaveTag } from '@/lib/client/mutations/save-tag';
import { addWords } from '@/lib/words/catalogue';
import { tags } from '@/lib/words/en/tags';
import { useWords } from '@/lib/words/words-context';

addWords(tags);

interface NewTagProps {
  readonly onCreated: (tagId: string) => void;
  readonly onClose: () => void;
}

/** Asks for a new tag; fetched when somebody wants one. */
export default function NewTag({ onCreated, onClose }: NewTagProps) {
  const { t } = useWords();
  const create = useSaveTag();
  return (
    <TagDialog
      tag={null}
      title={t('tag.new')}
      failure={create.isError ? failureCodeOf(create.error) : null}
      isPending={create.isPending}
      onSave={(wanted) =>
        create.mutate(
          { tag: null, wanted },
          {
            onSuccess: (tag) => {
              onClose();
              if (tag) onCreated(tag.id);
            },
          },
        )
      }
      onClose={onClose}
    />
  );
}
