/** What the reply policy is asked about a message, told from what the browser has read. Pure. */
import type { Account } from '@/lib/contract/account';
import type { Channel } from '@/lib/contract/channel';
import type { Conversation } from '@/lib/contract/conversation';
import type { Message } from '@/lib/contract/message';
import type { Audience } from '@/lib/domain/message';
import { noRights } from '@/lib/domain/permission';
import { type ReplyQuestion, type ReplyTarget, saysCustomerLeft } from '@/lib/domain/reply-policy';
import { forbiddenTo, isAccountOut } from '@/lib/domain/speaker';

/** Everything the reply policy asks but the time. */
export type TimelessQuestion = Omit<ReplyQuestion, 'now'>;

interface Asked {
  readonly conversation: Conversation;
  readonly channel: Channel | undefined;
  readonly accounts: readonly Account[];
  /** Who shall see the reply; in private under something public it is the one private reply. */
  readonly audience: Audience;
  /** What is answered; null in a private talk means the customer's last message. */
  readonly parent: Message | null;
  /** Everything of the conversation that has been read. */
  readonly messages: readonly Message[];
}

/** The question for `lib/domain/reply-policy`, as the server asks it too, but for the time. */
export function replyQuestionOf({
  conversation,
  channel,
  accounts,
  audience,
  parent,
  messages,
}: Asked): TimelessQuestion {
  const isTalk = conversation.audience === 'private';
  const answered = parent ?? (isTalk ? lastAnswerable(messages) : null);
  return {
    channelType: conversation.channelType,
    takesPlainReplies: channel?.takesPlainReplies ?? false,
    isRetired: channel?.isRetired ?? false,
    rights: channel?.rights ?? noRights,
    isAccountOut: isAccountOut(
      accounts.find(({ id }) => id === channel?.accountId)?.state,
      channel?.ownLogin ?? null,
    ),
    forbidden: forbiddenTo(channel?.ownLogin ?? null, channel?.forbidden ?? null),
    audience,
    target: answered
      ? targetOf(answered, messages)
      : isTalk && conversation.lastInboundAt && isUnreadAbove(messages)
        ? unreadTarget(conversation.lastInboundAt)
        : null,
    lastInboundAt: conversation.lastInboundAt,
    hasCustomerLeft: isTalk && hasCustomerLeft(messages),
  };
}

/** The customer's last message, when it is further back than anything that was read. */
function unreadTarget(sentAt: string): ReplyTarget {
  return {
    direction: 'inbound',
    kind: 'message',
    audience: 'private',
    depth: 0,
    isRemotelyDeleted: false,
    isOnChannel: true,
    sentAt,
    hasPrivateReply: false,
  };
}

function isInbound({ direction }: Message): boolean {
  return direction === 'inbound';
}

/** What was read says nothing of the customer: it is all ours. */
function isUnreadAbove(messages: readonly Message[]): boolean {
  return !messages.some(isInbound);
}

function lastAnswerable(messages: readonly Message[]): Message | null {
  return messages.findLast((message) => isInbound(message) && !message.isRemotelyDeleted) ?? null;
}

/** Has the platform refused a reply for good since the customer last wrote? */
function hasCustomerLeft(messages: readonly Message[]): boolean {
  return messages
    .slice(messages.findLastIndex(isInbound) + 1)
    .some(
      ({ delivery }) =>
        delivery?.state === 'failed' && saysCustomerLeft(delivery.failureCode, delivery.failureDetail),
    );
}

function targetOf(message: Message, messages: readonly Message[]): ReplyTarget {
  const { direction, kind, audience, isRemotelyDeleted, contentId, delivery, sentAt, privateReplyIn } =
    message;
  return {
    direction,
    kind,
    audience,
    isRemotelyDeleted,
    isOnChannel: contentId !== null && (delivery === null || delivery.state === 'confirmed'),
    depth: depthOf(message, messages),
    sentAt,
    hasPrivateReply: privateReplyIn !== null,
  };
}

/** 0 for a head, 1 for what hangs under one, 2 for everything deeper: no channel asks for more. */
function depthOf({ parentContentId }: Message, messages: readonly Message[]): number {
  if (parentContentId === null) return 0;
  return messages.find(({ contentId }) => contentId === parentContentId)?.parentContentId === null ? 1 : 2;
}
