import { useEffect } from 'react';
import type { ConversationRow } from '@/lib/contract/conversation';
import { useMarkRead } from './mutations/mark-read';

/** Shorter looks do not count as reading. */
const LOOK_MS = 1000;

/** Marks a conversation as read once it has been open for a second in a tab that can be seen (DESIGN §5). */
export function useReadWhenSeen({ conversation: { id, inboundCount }, readCount }: ConversationRow): void {
  const { mutate } = useMarkRead();
  const isUnread = readCount < inboundCount;
  useEffect(() => {
    if (!isUnread) return;
    let timer = 0;
    const look = () => {
      window.clearTimeout(timer);
      if (document.visibilityState !== 'visible') return;
      timer = window.setTimeout(() => mutate({ conversationId: id, readCount: inboundCount }), LOOK_MS);
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => {
      window.clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [id, inboundCount, isUnread, mutate]);
}
