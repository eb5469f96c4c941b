import type { Conversation } from '@/lib/contract/conversation';
import { useActs } from './use-acts';
import { useAssign } from './use-assign';

/** What buttons and keys do with a conversation as a whole. What was refused is said. */
export function useConversationActs() {
  const act = useActs();
  return {
    act,
    assign: useAssign(),
    /** Closes what is open, opens what is closed. */
    closeOrReopen: (conversation: Conversation) =>
      act(conversation, { type: 'status', status: conversation.status === 'closed' ? 'open' : 'closed' }),
  };
}
