'use client';

import { AtSign } from 'lucide-react';
import type { MenuItem } from '@/components/ui/menu';
import { useKeyHint } from '@/lib/client/key-hints';
import { useSession } from '@/lib/client/queries/session';
import type { Conversation } from '@/lib/contract/conversation';
import { useWords } from '@/lib/words/words-context';
import { useFinishOwnMention, useIsDoneWithMention } from './use-finish-own-mention';

/** The way out of the viewer's mentions for what asks no answer of them; only where a note does ask something. */
export function useMentionItem(conversation: Conversation): MenuItem[] {
  const { t } = useWords();
  const { agent } = useSession();
  const finish = useFinishOwnMention();
  const doneHint = useKeyHint('close');
  const isDoneWithMention = useIsDoneWithMention();
  if (!conversation.mentionedAgentIds.includes(agent.id)) return [];
  return [
    {
      key: 'mention',
      label: t('mention.done'),
      icon: <AtSign size={16} />,
      end: isDoneWithMention(conversation) ? doneHint : undefined,
      onSelect: () => finish(conversation),
    },
  ];
}
