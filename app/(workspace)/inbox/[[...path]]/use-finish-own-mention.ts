'use client';

import { useToast } from '@/components/ui/toasts';
import { conversationName } from '@/lib/client/conversation-name';
import { useInboxLocation } from '@/lib/client/inbox-location';
import { useFinishMention } from '@/lib/client/mutations/finish-mention';
import { useSession } from '@/lib/client/queries/session';
import type { Conversation } from '@/lib/contract/conversation';
import { useWords } from '@/lib/words/words-context';
import { useSayWhy } from '../../use-say-why';

/** Says that the viewer has dealt with what notes of a conversation ask of them, and offers to take that back. */
export function useFinishOwnMention(): (conversation: Conversation) => void {
  const { t } = useWords();
  const toast = useToast();
  const sayWhy = useSayWhy();
  const { agent } = useSession();
  const { mutate } = useFinishMention(agent.id);
  return (conversation) => {
    const { id: conversationId } = conversation;
    const undo = () => mutate({ conversationId, isDone: false }, { onError: sayWhy });
    const say = () =>
      toast({
        text: t('mention.isDone', { name: conversationName(conversation) ?? t('common.somebody') }),
        action: { label: t('common.undo'), run: undo, isUndo: true },
      });
    mutate({ conversationId, isDone: true }, { onSuccess: say, onError: sayWhy });
  };
}

/** Whether being done means the viewer's mention in a conversation, not all of it: in the view of mentions it does. */
export function useIsDoneWithMention(): (conversation: Conversation) => boolean {
  const { filter } = useInboxLocation();
  const { agent } = useSession();
  return ({ mentionedAgentIds }) => filter.view === 'mentions' && mentionedAgentIds.includes(agent.id);
}
