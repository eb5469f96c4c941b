'use client';

import { AtSign } from 'lucide-react';
import type { MenuItem } from '@/components/ui/menu';
import { useToast } from '@/components/ui/toasts';
import { conversationName } from '@/lib/client/conversation-name';
import { useFinishMention } from '@/lib/client/mutations/finish-mention';
import { useSession } from '@/lib/client/queries/session';
import type { Conversation } from '@/lib/contract/conversation';
import { useWords } from '@/lib/words/words-context';
import { useSayWhy } from '../../use-say-why';

/** The way out of the viewer's mentions for what asks no answer of them; only where a note does ask something. */
export function useMentionItem(conversation: Conversation): MenuItem[] {
  const { t } = useWords();
  const toast = useToast();
  const sayWhy = useSayWhy();
  const { agent } = useSession();
  const { mutate } = useFinishMention();
  if (!conversation.mentionedAgentIds.includes(agent.id)) return [];
  const finish = (isDone: boolean, onSuccess?: () => void) =>
    mutate(
      { conversationId: conversation.id, isDone },
      {
        onError: sayWhy,
        ...(onSuccess ? { onSuccess } : {}),
      },
    );
  const say = () =>
    toast({
      text: t('mention.isDone', { name: conversationName(conversation) ?? t('common.somebody') }),
      action: { label: t('common.undo'), run: () => finish(false) },
    });
  return [
    {
      key: 'mention',
      label: t('mention.done'),
      icon: <AtSign size={16} />,
      onSelect: () => finish(true, say),
    },
  ];
}
