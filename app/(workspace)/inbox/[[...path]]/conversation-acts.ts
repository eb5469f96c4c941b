import { useToast } from '@/components/ui/toasts';
import { failureCodeOf } from '@/lib/client/http';
import { useMarkUnread } from '@/lib/client/mutations/mark-unread';
import type { Conversation } from '@/lib/contract/conversation';
import { useWords } from '@/lib/words/words-context';
import { useActs } from './use-acts';
import { useAssign } from './use-assign';

/** What buttons and keys do with a conversation as a whole. What was refused is said. */
export function useConversationActs() {
  const { t } = useWords();
  const toast = useToast();
  const act = useActs();
  const assign = useAssign();
  const { mutateAsync: markUnread } = useMarkUnread();
  const sayWhy = (error: unknown) => toast({ tone: 'bad', text: t(`error.${failureCodeOf(error)}`) });
  return {
    act,
    assign,
    /** Closes what is open, opens what is closed. */
    closeOrReopen: (conversation: Conversation) =>
      act(conversation, { type: 'status', status: conversation.status === 'closed' ? 'open' : 'closed' }),
    markUnread: ({ id }: Conversation) => void markUnread(id).catch(sayWhy),
  };
}
