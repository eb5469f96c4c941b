'use client';

import { NewTagDialog } from '@/components/thread/new-tag-dialog';
import { failureCodeOf } from '@/lib/client/http';
import { useCreateTag } from '@/lib/client/mutations/create-tag';

interface NewTagProps {
  readonly onCreated: (tagId: string) => void;
  readonly onClose: () => void;
}

/** Asks for a new tag; fetched when somebody wants one. */
export default function NewTag({ onCreated, onClose }: NewTagProps) {
  const create = useCreateTag();
  return (
    <NewTagDialog
      failure={create.isError ? failureCodeOf(create.error) : null}
      isPending={create.isPending}
      onCreate={(created) =>
        create.mutate(created, {
          onSuccess: (tag) => {
            onClose();
            if (tag) onCreated(tag.id);
          },
        })
      }
      onClose={onClose}
    />
  );
}
