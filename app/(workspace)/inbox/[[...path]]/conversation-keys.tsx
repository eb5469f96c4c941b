'use client';

import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useActions } from '@/lib/client/action-offers';
import { findKnownRow } from '@/lib/client/cache';
import { useSession } from '@/lib/client/queries/session';
import type { Conversation } from '@/lib/contract/conversation';
import { addWords } from '@/lib/words/catalogue';
import { thread } from '@/lib/words/en/thread';
import { useConversationActs } from './conversation-acts';
import { useFinishOwnMention, useIsDoneWithMention } from './use-finish-own-mention';

addWords(thread);

interface ConversationKeysProps {
  readonly onOpen: (conversationId: string) => void;
}

/** What keys do with a conversation, whether it is open or only a row. They act on its newest known copy. */
export default function ConversationKeys({ onOpen }: ConversationKeysProps): ReactNode {
  const client = useQueryClient();
  const { agent } = useSession();
  const { assign, closeOrReopen, markUnread, asking } = useConversationActs(onOpen);
  const finishMention = useFinishOwnMention();
  const isDoneWithMention = useIsDoneWithMention();
  const withNewest = (act: (conversation: Conversation) => void) => (id: string | null) => {
    const row = id === null ? undefined : findKnownRow(client, id);
    if (row) act(row.conversation);
  };
  useActions({
    open: (id) => id !== null && openByKey(id, onOpen),
    take: withNewest(
      (conversation) =>
        conversation.assigneeId !== agent.id && assign(conversation, { assigneeId: agent.id }),
    ),
    unread: withNewest(markUnread),
    close: withNewest((conversation) => {
      focusRow(conversation.id);
      if (isDoneWithMention(conversation)) finishMention(conversation);
      else closeOrReopen(conversation);
    }),
  });
  return asking;
}

/** The conversation that is open already has its heading; every other one takes the focus when it is drawn. */
function openByKey(id: string, onOpen: (id: string) => void): void {
  const open = document.querySelector(`[data-conversation="${id}"] #thread-heading`);
  if (open instanceof HTMLElement) open.focus();
  else onOpen(id);
}

/** What is done with leaves the list, which hands the focus on to the next row (DESIGN §5). */
function focusRow(id: string): void {
  const row = document.querySelector<HTMLElement>(`[data-row="${id}"]`);
  if (row?.checkVisibility()) row.focus();
}
