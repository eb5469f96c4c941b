'use client';

import { Tag } from 'lucide-react';
import { useWords } from '@/lib/words/words-context';
import { IconButton } from '../ui/icon-button';
import { Menu, type MenuItem } from '../ui/menu';

/** Puts tags on a conversation and takes them off. It stays open: several are chosen at once. */
export function TagMenu({ items }: { readonly items: readonly MenuItem[] }) {
  const { t } = useWords();
  if (items.length === 0) return null;
  return (
    <Menu
      label={t('tag.title')}
      items={items}
      trigger={<IconButton label={t('tag.title')} icon={<Tag size={16} />} className="max-sm:hidden" />}
    />
  );
}
