import { useQueryClient } from '@tanstack/react-query';
import type { Demo } from '@/lib/contract/demo';
import type { Session } from '@/lib/contract/session';
import { findKnownRow } from './cache';
import { type MessagePages, messagesOf } from './message-pages';
import { messagesKey } from './query-keys';

/**
 * Where one plays the customer of a conversation.
 *
 * @param conversationId null leads to the page's beginning
 */
export function useCustomerPage(demo: Demo | null, session: Session, conversationId: string | null): string {
  const client = useQueryClient();
  if (!demo) return '';
  const row = conversationId === null ? undefined : findKnownRow(client, conversationId);
  const channel = session.channels.find(({ id }) => id === row?.conversation.channelId);
  if (!row || !channel) return demo.customerPageUrl;
  const pages = client.getQueryData<MessagePages>(messagesKey(row.conversation.id));
  const threadId = pages
    ? messagesOf(pages).findLast((message) => message.threadId !== null)?.threadId
    : null;
  const params = new URLSearchParams({ channelId: channel.externalId, ...(threadId ? { threadId } : {}) });
  return `${demo.customerPageUrl}?${params}`;
}
