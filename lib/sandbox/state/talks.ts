import type { Content } from './records';

/** The customer of a private content: who wrote it, or whom it was written to. */
export function peerOf(content: Content): string | null {
  return content.isIncoming ? content.authorIdentityId : content.inReplyToAuthorIdentityId;
}

/** What the private contents of one customer on one channel have in common. */
export function talkKey(channelId: string, peerId: string): string {
  return `${channelId} ${peerId}`;
}

/** The talk of a content; null for public ones and those without a peer. */
export function talkKeyOf(content: Content): string | null {
  const peerId = content.isPublic ? null : peerOf(content);
  return peerId === null ? null : talkKey(content.channelId, peerId);
}
