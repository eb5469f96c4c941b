import { type ChannelRules, rulesOf } from '../sending/channel-rules';
import { structuredType } from '../sending/structured-types';
import type { Channel } from '../state/records';

/** What a person does on a network, in everyday words. */
export const KINDS = [
  'message',
  'comment',
  'post',
  'video',
  'media',
  'review',
  'tweet',
  'private tweet',
] as const;
export type Kind = (typeof KINDS)[number];

/** What people usually do on a channel. */
export function usualKind(channel: Channel): Kind {
  switch (channel.type) {
    case 'Twitter':
      return 'tweet';
    case 'GoogleMyBusiness':
      return 'review';
    default:
      return channel.isPublic ? 'comment' : 'message';
  }
}

/** True for what only the two sides can see. */
export function isPrivateKind(channel: Channel, kind: Kind): boolean {
  if (channel.type === 'Twitter') return kind === 'message' || kind === 'private tweet';
  return !channel.isPublic;
}

/** The content type that the platform gives to it. */
export function typeOf(
  channel: Channel,
  kind: Kind,
  isNative: boolean,
  structured: Readonly<Record<string, unknown>> | undefined,
): string {
  const rules = rulesOf(channel.type);
  if (structured) return isNative ? offerType(rules, structured.type) : 'PostbackMessage';
  if (isPrivateKind(channel, kind)) return rules.privateType;
  switch (kind) {
    case 'review':
      return isNative ? 'ReviewResponse' : 'Review';
    case 'tweet':
    case 'private tweet':
      return 'Tweet';
    case 'post':
      return channel.type === 'Twitter' ? 'Tweet' : 'Status';
    case 'video':
      return 'Video';
    case 'media':
      return 'Media';
    case 'comment':
    case 'message':
      return rules.publicType;
  }
}

/** A template on a network that begins with templates is the platform's outbound message. */
function offerType(rules: ChannelRules, kind: unknown): string {
  if (kind === 'template' && rules.start === 'template') return 'OutboundMessage';
  return structuredType(kind) ?? 'PostbackMessage';
}
