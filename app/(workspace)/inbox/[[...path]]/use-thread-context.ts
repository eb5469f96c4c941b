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
import { useSayWhy } from '../../use-say-why';

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
  const cancel = useCancelReply();
  const tell = useSayWhy();
  const tellTooLate = useTellTooLate();
  const giveBack = useGiveBack(messages);
  const channel = channels.find(({ id }) => id === conversation.channelId);
  return {
    network: channelTypeName(conversation.channelType),
    viewerId: agent.id,
    isOnline,
    nameOfAgent: (agentId) => agents.find(({ id }) => id === agentId)?.name,
    brandName: channel?.name ?? workspace.name,
    isForbidden: channel?.forbidden != null,
    onRetry: retry,
    onDiscard: discard.mutate,
    onMarkSent: markSent.mutate,
    onCancel: (waiting) => giveBack(waiting, cancel.mutate, tellTooLate),
    onEdit: (failed) => giveBack(failed, discard.mutate, tell),
    permalinkOf: ({ parentContentId }) => permalinkOf(parentContentId, messages),
  };
}

type Taken = (message: Message, then: { onSuccess: () => void; onError: (error: unknown) => void }) => void;

/** Takes a reply out of the thread, and its text returns to where it was typed; `take` says how it is taken. */
function useGiveBack(messages: readonly Message[]) {
  const { agent } = useSession();
  return (reply: Message, take: Taken, onError: (error: unknown) => void): void => {
    const { conversationId, audience, parentContentId, body } = reply;
    const answered = messages.find(({ contentId }) => contentId !== null && contentId === parentContentId);
    const answers = audience === 'public' ? (answered?.id ?? null) : null;
    const onSuccess = () => {
      const begunAfter = newestKnown(messages.filter(({ id }) => id !== reply.id));
      const draft = { body, begunAfterMessageId: begunAfter?.id ?? null };
      putBackDraft({ agentId: agent.id, conversationId, mode: audience, answers }, draft);
    };
    take(reply, { onSuccess, onError });
  };
}

/** Where its delivery was quicker, the person is told so. */
function useTellTooLate(): (error: unknown) => void {
  const { t } = useWords();
  const toast = useToast();
  const tell = useSayWhy();
  return (error) => {
    if (failureCodeOf(error) === 'state-refused') toast({ tone: 'bad', text: t('message.cancelTooLate') });
    else tell(error);
  };
}

/** Where an answered content is found on its own network; else the newest one that can be found there. */
function permalinkOf(contentId: string | null, messages: readonly Message[]): string | null {
  const answered = messages.find((message) => contentId !== null && message.contentId === contentId);
  const found = answered?.permalink ?? messages.findLast(({ permalink }) => permalink !== null)?.permalink;
  return found && /^https?:\/\//i.test(found) ? found : null;
}
