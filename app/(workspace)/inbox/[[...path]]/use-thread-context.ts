'use client';

import type { ThreadContext } from '@/components/thread/message-group';
import { useToast } from '@/components/ui/toasts';
import { putBackDraft } from '@/lib/client/draft-sync';
import { useIsOnline } from '@/lib/client/freshness';
import { failureCodeOf } from '@/lib/client/http';
import { newestKnown } from '@/lib/client/message-pages';
import { useCancelReply } from '@/lib/client/mutations/cancel-reply';
import { useDiscardReply } from '@/lib/client/mutations/discard-reply';
import { useMarkReplySent } from '@/lib/client/mutations/mark-reply-sent';
import { useRetryReply } from '@/lib/client/mutations/retry-reply';
import type { OnRefused } from '@/lib/client/mutations/send-reply';
import { useSession } from '@/lib/client/queries/session';
import type { Conversation } from '@/lib/contract/conversation';
import type { Message } from '@/lib/contract/message';
import { channelTypeName } from '@/lib/domain/channel';
import { useWords } from '@/lib/words/words-context';

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
  const takeBack = useTakeBack(messages);
  return {
    network: channelTypeName(conversation.channelType),
    viewerId: agent.id,
    isOnline,
    nameOfAgent: (agentId) => agents.find(({ id }) => id === agentId)?.name,
    brandName: channels.find(({ id }) => id === conversation.channelId)?.name ?? workspace.name,
    onRetry: retry,
    onDiscard: discard.mutate,
    onMarkSent: markSent.mutate,
    onCancel: takeBack,
  };
}

/** Takes a reply back: its text returns to where it was typed. Where its delivery was quicker, the person is told. */
function useTakeBack(messages: readonly Message[]): (waiting: Message) => void {
  const { t } = useWords();
  const toast = useToast();
  const { agent } = useSession();
  const { mutate: cancel } = useCancelReply();
  return (waiting) => {
    const { conversationId, audience, parentContentId, body } = waiting;
    const answered = messages.find(({ contentId }) => contentId !== null && contentId === parentContentId);
    const answers = audience === 'public' ? (answered?.id ?? null) : null;
    cancel(waiting, {
      onSuccess: () => {
        const begunAfter = newestKnown(messages.filter(({ id }) => id !== waiting.id));
        const draft = { body, begunAfterMessageId: begunAfter?.id ?? null };
        putBackDraft({ agentId: agent.id, conversationId, mode: audience, answers }, draft);
      },
      onError: (error) => {
        const isTooLate = failureCodeOf(error) === 'state-refused';
        toast({
          tone: 'bad',
          text: t(isTooLate ? 'message.cancelTooLate' : `error.${failureCodeOf(error)}`),
        });
      },
    });
  };
}
