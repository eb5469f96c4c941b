import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useMarkUnread } from '@/lib/client/mutations/mark-unread';
import type { Conversation } from '@/lib/contract/conversation';
import { useSayWhy } from '../../use-say-why';
import { useActs } from './use-acts';
import { useAssign } from './use-assign';

const CloseUnsent = lazy(() => import('./close-unsent'));

/**
 * What buttons and keys do with a conversation as a whole. What was refused is said. Closing one that has a reply which
 * did not go out asks first: `asking` is to be drawn.
 *
 * @param onOpen opens a conversation; left out where it is open
 */
export function useConversationActs(onOpen?: (conversationId: string) => void) {
  const act = useActs();
  const { assign } = useAssign();
  const { mutateAsync: markUnread } = useMarkUnread();
  const sayWhy = useSayWhy();
  const [asked, setAsked] = useState<Conversation | null>(null);
  const close = (conversation: Conversation) => act(conversation, { type: 'status', status: 'closed' });
  const asking: ReactNode = asked && (
    <Suspense fallback={null}>
      <CloseUnsent
        conversation={asked}
        onLook={() => lookAtUnsent(asked, onOpen)}
        onCloseAnyway={() => close(asked)}
        onDone={() => setAsked(null)}
      />
    </Suspense>
  );
  return {
    act,
    assign: (...given: Parameters<typeof assign>) => void assign(...given),
    /** Closes what is open, opens what is closed. */
    closeOrReopen: (conversation: Conversation) => {
      if (conversation.status === 'closed') act(conversation, { type: 'status', status: 'open' });
      else if (conversation.failedCount > 0) setAsked(conversation);
      else close(conversation);
    },
    markUnread: ({ id }: Conversation) => void markUnread(id).catch(sayWhy),
    asking,
  };
}

/** Goes to the reply that has waited longest, where its thread is open; once the dialog is gone. */
function lookAtUnsent({ id, unsentReply }: Conversation, onOpen?: (conversationId: string) => void): void {
  const trouble = unsentReply && document.getElementById(`unsent-${unsentReply.messageId}`);
  if (trouble) {
    requestAnimationFrame(() => {
      trouble.scrollIntoView({ block: 'center' });
      trouble.focus({ preventScroll: true });
    });
  } else onOpen?.(id);
}
