'use client';

import type { ThreadContext } from '@/components/thread/message-group';
import { useIsOnline } from '@/lib/client/freshness';
import { useDiscardReply } from '@/lib/client/mutations/discard-reply';
import { useMarkReplySent } from '@/lib/client/mutations/mark-reply-sent';
import { useRetryReply } from '@/lib/client/mutations/retry-reply';
import type { OnRefused } from '@/lib/client/mutations/send-reply';
import { useSession } from '@/lib/client/queries/session';
import type { Conversation } from '@/lib/contract/conversation';
import type { Message } from '@/lib/contract/message';
import { channelTypeName } from '@/lib/domain/channel';
import { forbiddenTo } from '@/lib/domain/speaker';
import { useSayWhy } from '../../use-say-why';
import { useGiveBack, useTakeBack } from './use-give-back';

/** Who is who in a conversation, and what can be done with its replies. */
export function useThreadContext(
  conversation: Conversation,
  messages: readonly Message[],
  onRefused: OnRefused,
): ThreadContext {
  const { agent, agents, channels, workspace } = useSession();
  const isOnline = useIsOnline();
  const retry = useRetryReply(onRefused);
  const discard = useDiscardReply();
  const markSent = useMarkReplySent();
  const tell = useSayWhy();
  const giveBack = useGiveBack(messages);
  const takeBack = useTakeBack(messages);
  const channel = channels.find(({ id }) => id === conversation.channelId);
  return {
    network: channelTypeName(conversation.channelType),
    viewerId: agent.id,
    isOnline,
    nameOfAgent: (agentId) => agents.find(({ id }) => id === agentId)?.name,
    brandName: channel?.name ?? workspace.name,
    isForbidden: forbiddenTo(channel?.ownLogin ?? null, channel?.forbidden ?? null) !== null,
    onRetry: retry,
    onDiscard: discard.mutate,
    onMarkSent: markSent.mutate,
    onCancel: takeBack,
    onEdit: (failed) => giveBack(failed, discard.mutate, tell),
    permalinkOf: ({ parentContentId }) => permalinkOf(parentContentId, messages),
  };
}

/** Where an answered content is found on its own network; else the newest one that can be found there. */
function permalinkOf(contentId: string | null, messages: readonly Message[]): string | null {
  const answered = messages.find((message) => contentId !== null && message.contentId === contentId);
  const found = answered?.permalink ?? messages.findLast(({ permalink }) => permalink !== null)?.permalink;
  return found && /^https?:\/\//i.test(found) ? found : null;
}
