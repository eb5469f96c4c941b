import type { Conversation } from '@/lib/contract/conversation';
import { capabilityOf } from '@/lib/domain/channel';

/**
 * What a conversation is called: a post by its title, a review and a private talk by the person who wrote.
 *
 * @returns null while nobody knows; screens say so in their own words
 */
export function conversationName(conversation: Conversation): string | null {
  const personName = conversation.person?.name ?? null;
  return isAboutPost(conversation) ? (conversation.title ?? personName) : (personName ?? conversation.title);
}

/** True for a public thread under a post or video; a review is about its author instead. */
export function isAboutPost({ audience, channelType }: Conversation): boolean {
  return audience === 'public' && capabilityOf(channelType)?.answers !== 'once';
}
