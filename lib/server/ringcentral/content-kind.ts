import 'server-only';
import { capabilityOf } from '@/lib/domain/channel';
import type { Audience, Direction, MessageKind } from '@/lib/domain/message';
import type { ContentRecord } from './schemas';

/** Statuses only our side's contents have; the older generation tells the direction in no other way. */
const outboundStatuses = new Set(['UserReply', 'UserInitiated', 'PendingApproval']);

const publicTypes = new Set([
  'Album',
  'Comment',
  'Link',
  'Media',
  'Photo',
  'Question',
  'Review',
  'ReviewResponse',
  'Status',
  'Tweet',
  'Video',
]);
const privateType = /Message$|^PrivateTweet$|^Email$/;

/** Where a content went. Not told at all, it came from a customer, unless a user of ours made it. */
export function directionOf(record: ContentRecord): Direction {
  if (record.contentDirection === 'Incoming') return 'inbound';
  if (record.contentDirection === 'Outgoing') return 'outbound';
  if (record.status === null) return record.creatorId === null ? 'inbound' : 'outbound';
  return outboundStatuses.has(record.status) ? 'outbound' : 'inbound';
}

/** Who can see it. Events do not say; then its type decides, and where that is ambiguous, its channel's. */
export function audienceOf(record: ContentRecord, contentType: string, channelType: string): Audience {
  if (record.public !== null) return record.public ? 'public' : 'private';
  if (publicTypes.has(contentType)) return 'public';
  if (privateType.test(contentType)) return 'private';
  return capabilityOf(channelType)?.audience === 'private' ? 'private' : 'public';
}

/** Our word for the platform's type. A type this version does not know is what its place makes it. */
export function kindOf(contentType: string, audience: Audience, hasParent: boolean): MessageKind {
  switch (contentType) {
    case 'OutboundMessage':
    case 'HsmMessage':
      return 'template';
    case 'Email':
      return 'email';
    case 'Review':
      return 'review';
    case 'ReviewResponse':
      return 'review_reply';
    case 'Comment':
      return 'comment';
    default:
      if (audience === 'private') return 'message';
      return hasParent ? 'comment' : 'post';
  }
}
