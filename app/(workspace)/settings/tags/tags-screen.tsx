'use client';

import { Plus } from 'lucide-react';
import { useState } from 'react';
import { RemoveTagDialog } from '@/components/settings/remove-tag-dialog';
import { SettingsNav } from '@/components/settings/settings-nav';
import { SettingsPage } from '@/components/settings/settings-page';
import { TagDialog } from '@/components/settings/tag-dialog';
import { TagList } from '@/components/settings/tag-list';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { useToast } from '@/components/ui/toasts';
import { failureCodeOf } from '@/lib/client/http';
import { useRemoveTag } from '@/lib/client/mutations/remove-tag';
import { useSaveTag } from '@/lib/client/mutations/save-tag';
import { useSession } from '@/lib/client/queries/session';
import { useTagCounts } from '@/lib/client/queries/tag-counts';
import type { Tag } from '@/lib/contract/tag';
import { addWords } from '@/lib/words/catalogue';
import { tags as words } from '@/lib/words/en/tags';
import { useWords } from '@/lib/words/words-context';
import { useSayWhy } from '../../use-say-why';

addWords(words);

/** The tags of the workspace: supervisors make, change, merge and remove them. */
export function TagsScreen() {
  const { t } = useWords();
  const { agent, tags } = useSession();
  const counts = useTagCounts();
  /** What is written; `new` has none yet. */
  const [written, setWritten] = useState<Tag | 'new' | null>(null);
  const [removed, setRemoved] = useState<Tag | null>(null);
  const known = counts.data?.counts ?? null;
  return (
    <SettingsPage
      title={t('settings.tags')}
      lead={t('tags.lead')}
      nav={<SettingsNav current="tags" role={agent.role} />}
      action={
        <Button look="primary" icon={<Plus size={14} />} onClick={() => setWritten('new')}>
          {t('settings.newTag')}
        </Button>
      }
    >
      {tags.length > 0 && (
        <TagList
          tags={tags}
          counts={known}
          onChange={setWritten}
          onRemove={(tag) => known && setRemoved(tag)}
        />
      )}
      {tags.length === 0 && <EmptyState title={t('tags.empty')} fact={t('tags.emptyFact')} />}
      {!known && counts.isError && (
        <EmptyState
          title={t('tags.failed')}
          fact={t(`error.${failureCodeOf(counts.error)}`)}
          action={<Button onClick={() => void counts.refetch()}>{t('common.tryAgain')}</Button>}
        />
      )}
      {written && <Writing tag={written === 'new' ? null : written} onClose={() => setWritten(null)} />}
      {removed && known && (
        <Removing tag={removed} count={known[removed.id] ?? 0} onClose={() => setRemoved(null)} />
      )}
    </SettingsPage>
  );
}

function Writing({ tag, onClose }: { readonly tag: Tag | null; readonly onClose: () => void }) {
  const { t } = useWords();
  const toast = useToast();
  const save = useSaveTag();
  return (
    <TagDialog
      tag={tag}
      title={t(tag ? 'tags.changeTitle' : 'settings.newTag')}
      failure={save.isError ? failureCodeOf(save.error) : null}
      isPending={save.isPending}
      onSave={(wanted) =>
        save.mutate(
          { tag, wanted },
          {
            onSuccess: () => {
              toast({ text: t('tags.saved', { name: wanted.name }) });
              onClose();
            },
          },
        )
      }
      onClose={onClose}
    />
  );
}

interface RemovingProps {
  readonly tag: Tag;
  readonly count: number;
  readonly onClose: () => void;
}

function Removing({ tag, count, onClose }: RemovingProps) {
  const { t } = useWords();
  const { tags } = useSession();
  const toast = useToast();
  const sayWhy = useSayWhy();
  const remove = useRemoveTag();
  const others = tags.filter(({ id }) => id !== tag.id);
  const { name } = tag;
  const said = (intoId: string | null) => {
    const into = others.find(({ id }) => id === intoId)?.name;
    return into ? t('tags.merged', { name, into }) : t('tags.removed', { name });
  };
  return (
    <RemoveTagDialog
      tag={tag}
      others={others}
      count={count}
      isPending={remove.isPending}
      onRemove={(intoId) =>
        remove.mutate(
          { id: tag.id, intoId },
          {
            onSuccess: () => toast({ text: said(intoId) }),
            onError: sayWhy,
            onSettled: onClose,
          },
        )
      }
      onClose={onClose}
    />
  );
}
