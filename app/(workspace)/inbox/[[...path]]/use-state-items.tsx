'use client';

import { CheckCheck, CornerUpLeft } from 'lucide-react';
import type { MenuItem } from '@/components/ui/menu';
import type { Conversation } from '@/lib/contract/conversation';
import { needsReply } from '@/lib/domain/conversation';
import { priorities } from '@/lib/domain/conversation-state';
import { useWords } from '@/lib/words/words-context';
import { useActs } from './use-acts';

/** Where a conversation may stand, as entries of a menu. */
export function useStateItems(conversation: Conversation): MenuItem[] {
  const { t } = useWords();
  const act = useActs();
  const isOwed = needsReply(conversation);
  const replyItem = {
    key: 'needs-reply',
    label: t(isOwed ? 'act.settle' : 'act.mark'),
    icon: isOwed ? <CheckCheck size={16} /> : <CornerUpLeft size={16} />,
    onSelect: () => act(conversation, { type: 'needs-reply', needsReply: !isOwed }),
  };
  const priorityItems = priorities.toReversed().map((priority) => ({
    key: priority,
    group: t('act.priority'),
    label: t(`priority.${priority}`),
    isChosen: conversation.priority === priority,
    onSelect: () => act(conversation, { type: 'priority', priority }),
  }));
  return [...(conversation.status === 'open' ? [replyItem] : []), ...priorityItems];
}
