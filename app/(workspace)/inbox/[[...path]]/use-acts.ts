'use client';

import { useToast } from '@/components/ui/toasts';
import { conversationName } from '@/lib/client/conversation-name';
import { useChangeConversation } from '@/lib/client/mutations/change-conversation';
import type { Conversation } from '@/lib/contract/conversation';
import { type Act, inverseOf, leftBy } from '@/lib/domain/act';
import { type Speech, useWords } from '@/lib/words/words-context';
import { useSayWhy } from '../../use-say-why';

/** An act that somebody does by themselves: whatever only takes one back is not said again. */
type OwnAct = Exclude<Act, { type: 'state' }>;

/** Does something to a conversation, says so, and offers to take it back. What was refused is said as well. */
export function useActs(): (conversation: Conversation, act: OwnAct) => void {
  const speech = useWords();
  const { t } = speech;
  const toast = useToast();
  const { mutateAsync: change } = useChangeConversation();
  const sayWhy = useSayWhy();
  const refused = (error: unknown) => {
    sayWhy(error);
    return null;
  };
  return (conversation, act) => {
    const changing = change({ conversation, act }).catch(refused);
    const takeBack = async () => {
      const changed = await changing;
      if (!changed) return;
      const back = inverseOf(act, conversation);
      await change({ conversation: changed, act: back, expected: leftBy(act, changed) }).catch(sayWhy);
    };
    toast({
      text: saidOf(act, conversationName(conversation) ?? t('common.somebody'), speech),
      action: { label: t('common.undo'), run: () => void takeBack(), isUndo: true },
    });
  };
}

/** What is said of an act that was just done. */
function saidOf(act: OwnAct, name: string, { t, times }: Speech): string {
  switch (act.type) {
    case 'status':
      return t(act.status === 'closed' ? 'thread.closed' : 'thread.reopened', { name });
    case 'snooze':
      if (act.until === null) return t('act.snoozedUntilReply', { name });
      return t('act.snoozed', { time: times.stamp(act.until, Date.now()), name });
    case 'needs-reply':
      return t(act.needsReply ? 'act.marked' : 'act.settled', { name });
    case 'tags':
      return t(act.add.length > 0 ? 'act.tagged' : 'act.untagged', { name });
    case 'priority':
      return t('act.prioritised', { priority: t(`priority.${act.priority}`), name });
  }
}
