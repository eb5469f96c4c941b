/** What the reply policy is asked about a message, told from what the browser has read. Pure. */
import type { Channel } from '@/lib/contract/channel';
import type { Conversation } from '@/lib/contract/conversation';
import type { Message } from '@/lib/contract/message';
import { noRights } from '@/lib/domain/permission';
import type { ReplyQuestion, ReplyTarget } from '@/lib/domain/reply-policy';

/** Everything the reply policy asks but the time. */
export type TimelessQuestion = Omit<ReplyQuestion, 'now'>;

interface Asked {
  readonly conversation: Conversation;
  readonly channel: Channel | undefined;
  /** What is answered; null in a private talk means the customer's last message. */
  readonly parent: Message | null;
  /** Everything of the conversation that has been read. */
  readonly messages: readonly Message[];
}

/** The question for `lib/domain/reply-policy`, as the server asks it too, but for the time. */
export function replyQuestionOf({ conversation, channel, parent, messages }: Asked): TimelessQuestion {
  const isTalk = conversation.audience === 'private';
  const answered = parent ?? (isTalk ? lastInbound(messages) : null);
  return {
    channelType: conversation.channelType,
    rights: channel?.rights ?? noRights,
    audience: conversation.audience,
    target: answered
      ? targetOf(answered, messages)
      : isTalk && conversation.lastInboundAt
        ? unreadTarget
        : null,
    lastInboundAt: conversation.lastInboundAt,
  };
}

/** The customer's last message, when it is further back than anything that was read. */
const unreadTarget: ReplyTarget = {
  direction: 'inbound',
  kind: 'message',
  depth: 0,
  isRemotelyDeleted: false,
  isOnPlatform: true,
};

function lastInbound(messages: readonly Message[]): Message | null {
  return messages.findLast(({ direction }) => direction === 'inbound') ?? null;
}

function targetOf(message: Message, messages: readonly Message[]): ReplyTarget {
  const { direction, kind, isRemotelyDeleted, contentId } = message;
  return {
    direction,
    kind,
    isRemotelyDeleted,
    isOnPlatform: contentId !== null,
    depth: depthOf(message, messages),
  };
}

/** 0 for a head, 1 for what hangs under one, 2 for everything deeper: no channel asks for more. */
function depthOf({ parentContentId }: Message, messages: readonly Message[]): number {
  if (parentContentId === null) return 0;
  return messages.find(({ contentId }) => contentId === parentContentId)?.parentContentId === null ? 1 : 2;
}
