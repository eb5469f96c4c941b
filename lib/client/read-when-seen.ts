import { useEffect, useState } from 'react';
import type { ConversationRow } from '@/lib/contract/conversation';
import { isUnread } from '@/lib/domain/conversation';
import { useMarkRead } from './mutations/mark-read';

/** Shorter looks do not count as reading. */
const LOOK_MS = 1000;

/** Marks a conversation as read once it has been open for a second in a tab that can be seen (DESIGN §5). */
export function useReadWhenSeen(row: ConversationRow): void {
  const { mutate } = useMarkRead();
  const { readVersion: known } = row;
  const { id, inboundCount: readCount } = row.conversation;
  const isLeftUnread = useIsLeftUnread(row);
  const isDue = isUnread(row.conversation, row) && !isLeftUnread;
  useEffect(() => {
    if (!isDue) return;
    let timer = 0;
    const look = () => {
      window.clearTimeout(timer);
      if (document.visibilityState !== 'visible') return;
      timer = window.setTimeout(() => mutate({ conversationId: id, readCount, readVersion: known }), LOOK_MS);
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => {
      window.clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [id, readCount, known, isDue, mutate]);
}

/**
 * Marked as unread while it is open, here or in another tab: whoever does that wants to come back to it, so looking on
 * does not count until it was left.
 */
function useIsLeftUnread({ isMarkedUnread }: ConversationRow): boolean {
  const [before, setBefore] = useState(isMarkedUnread);
  const [isLeft, setLeft] = useState(false);
  if (before !== isMarkedUnread) {
    setBefore(isMarkedUnread);
    if (isMarkedUnread) setLeft(true);
  }
  return isLeft;
}
