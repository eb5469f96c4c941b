/** How contents become conversations (product.md §2.1). */
import type { ContentFacts } from './content-facts';
import { cutTo, snippetOf } from './text';

/**
 * What groups a content with others of its channel.
 *
 * Private talk is one conversation for each customer, over all the platform's threads, because those end by a time
 * limit that customers know nothing of. Public content is one conversation for each thread.
 *
 * @returns null when the content does not tell: a reply of ours whose addressee an event leaves out
 */
export function groupingKeyOf(
  content: Pick<
    ContentFacts,
    'audience' | 'direction' | 'threadId' | 'contentId' | 'authorExternalId' | 'addresseeExternalId'
  >,
): string | null {
  if (content.audience === 'public') return content.threadId ?? content.contentId;
  return customerOf(content);
}

/** The customer's identity in a private content; null when it is not told. */
export function customerOf(
  content: Pick<ContentFacts, 'direction' | 'authorExternalId' | 'addresseeExternalId'>,
): string | null {
  return content.direction === 'inbound' ? content.authorExternalId : content.addresseeExternalId;
}

const TITLE_LENGTH = 80;

/** What a public conversation is called: its head's subject, else how its text begins. */
export function titleOf(head: { subject: string | null; body: string }): string | null {
  const text = head.subject?.trim() || snippetOf(head.body);
  if (text === '') return null;
  return cutTo(text, TITLE_LENGTH);
}

/** Unread messages of one reader; never below zero. */
export function unreadCount(
  conversation: { inboundCount: number; readBaseline: number },
  readCount: number,
): number {
  return Math.max(0, conversation.inboundCount - Math.max(readCount, conversation.readBaseline));
}

/** Does somebody wait for an answer: a message of theirs, or because a colleague said so? */
export function needsReply(conversation: { needsReplyCount: number; isMarkedNeedsReply: boolean }): boolean {
  return conversation.needsReplyCount > 0 || conversation.isMarkedNeedsReply;
}

/** What of a row its reader alone tells. */
export interface ReaderFacts {
  readCount: number;
  /** By hand, to come back to it. */
  isMarkedUnread: boolean;
}

/** Is there anything in it that this reader has not seen, or wants to come back to? */
export function isUnread(
  conversation: { inboundCount: number; readBaseline: number },
  reader: ReaderFacts,
): boolean {
  return reader.isMarkedUnread || unreadCount(conversation, reader.readCount) > 0;
}
