import { Pencil, Trash2 } from 'lucide-react';
import type { Tag, TagCounts } from '@/lib/contract/tag';
import { useWords } from '@/lib/words/words-context';
import { IconButton } from '../ui/icon-button';
import { TagChip } from '../ui/tag-chip';

interface TagListProps {
  readonly tags: readonly Tag[];
  /** Null while they are not known. */
  readonly counts: TagCounts['counts'] | null;
  readonly onChange: (tag: Tag) => void;
  readonly onRemove: (tag: Tag) => void;
}

/** The tags of the workspace, and on how many conversations each is. */
export function TagList({ tags, counts, onChange, onRemove }: TagListProps) {
  const { t } = useWords();
  return (
    <ul className="max-w-[680px] divide-y divide-line rounded-lg border border-line-strong">
      {tags.map((tag) => (
        <li key={tag.id} className="flex min-h-11 items-center gap-3 ps-4 pe-2">
          <span className="min-w-0 flex-1">
            <TagChip name={tag.name} colour={tag.colour} className="max-w-full align-middle" />
          </span>
          <span className="text-12 text-text-3 tabular-nums">
            {counts && t('tags.count', { n: counts[tag.id] ?? 0 })}
          </span>
          <span className="flex">
            <IconButton
              label={t('tags.change', { name: tag.name })}
              icon={<Pencil size={14} />}
              onClick={() => onChange(tag)}
            />
            <IconButton
              label={t('tags.remove', { name: tag.name })}
              icon={<Trash2 size={14} />}
              onClick={() => onRemove(tag)}
            />
          </span>
        </li>
      ))}
    </ul>
  );
}
