'use client';

import { Plus } from 'lucide-react';
import type { MenuItem } from '@/components/ui/menu';
import { TagChip } from '@/components/ui/tag-chip';
import { useSession } from '@/lib/client/queries/session';
import type { Conversation } from '@/lib/contract/conversation';
import { may } from '@/lib/domain/permission';
import { useWords } from '@/lib/words/words-context';
import { useActs } from './use-acts';

/** All tags, as entries of a menu that are on or off; supervisors can make another one. */
export function useTagItems(conversation: Conversation, onNew: () => void): MenuItem[] {
  const { t } = useWords();
  const { agent, tags } = useSession();
  const act = useActs();
  const group = t('tag.title');
  const items = tags.map(({ id, name, colour }) => {
    const isOn = conversation.tagIds.includes(id);
    const [add, remove] = isOn ? [[], [id]] : [[id], []];
    return {
      key: id,
      group,
      label: name,
      icon: <TagChip name="" colour={colour} className="size-3 p-0!" />,
      isOn,
      onSelect: () => act(conversation, { type: 'tags', add, remove }),
    };
  });
  const newItem = { key: 'new', group, label: t('tag.new'), icon: <Plus size={16} />, onSelect: onNew };
  return may(agent.role, 'manage-tags') ? [...items, newItem] : items;
}
