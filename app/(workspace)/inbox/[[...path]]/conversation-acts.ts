import { useMarkUnread } from '@/lib/client/mutations/mark-unread';
import type { Conversation } from '@/lib/contract/conversation';
import { useSayWhy } from '../../use-say-why';
import { useActs } from './use-acts';
import { useAssign } from './use-assign';

/** What buttons and keys do with a conversation as a whole. What was refused is said. */
export function useConversationActs() {
  const act = useActs();
  const { assign } = useAssign();
  const { mutateAsync: markUnread } = useMarkUnread();
  const sayWhy = useSayWhy();
  return {
    act,
    assign: (...given: Parameters<typeof assign>) => void assign(...given),
    /** Closes what is open, opens what is closed. */
    closeOrReopen: (conversation: Conversation) =>
      act(conversation, { type: 'status', status: conversation.status === 'closed' ? 'open' : 'closed' }),
    markUnread: ({ id }: Conversation) => void markUnread(id).catch(sayWhy),
  };
}
