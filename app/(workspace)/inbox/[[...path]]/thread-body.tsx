'use client';

import { Store } from 'lucide-react';
import { useState } from 'react';
import type { ThreadContext } from '@/components/thread/message-group';
import { MessageLog } from '@/components/thread/message-log';
import { OlderMessages } from '@/components/thread/older-messages';
import { PublicThreadView } from '@/components/thread/public-thread-view';
import { Talk } from '@/components/thread/talk';
import { ThreadSkeleton } from '@/components/thread/thread-skeleton';
import { firstUnreadId, keyOf } from '@/components/thread/timeline';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { useToast } from '@/components/ui/toasts';
import { putBackDraft } from '@/lib/client/drafts';
import { useIsOnline } from '@/lib/client/freshness';
import { failureCodeOf } from '@/lib/client/http';
import { messagesOf } from '@/lib/client/message-pages';
import { useCancelReply } from '@/lib/client/mutations/cancel-reply';
import { useDiscardReply } from '@/lib/client/mutations/discard-reply';
import { useMarkReplySent } from '@/lib/client/mutations/mark-reply-sent';
import { useRetryReply } from '@/lib/client/mutations/retry-reply';
import type { useMessages } from '@/lib/client/queries/messages';
import { useSession } from '@/lib/client/queries/session';
import { useReadWhenSeen } from '@/lib/client/read-when-seen';
import type { Conversation, ConversationRow } from '@/lib/contract/conversation';
import type { Message } from '@/lib/contract/message';
import { channelTypeName } from '@/lib/domain/channel';
import { unreadCount } from '@/lib/domain/conversation';
import { useWords } from '@/lib/words/words-context';
import { hasOwnerReply, publicTargets, ReplyBox } from './reply-box';

interface ThreadBodyProps {
  readonly row: ConversationRow;
  readonly query: ReturnType<typeof useMessages>;
}

/** The messages of a conversation and the place to answer them. */
export function ThreadBody({ row, query }: ThreadBodyProps) {
  const { t } = useWords();
  if (query.data) {
    const messages = messagesOf(query.data);
    return row.conversation.audience === 'private' ? (
      <TalkBody row={row} query={query} messages={messages} />
    ) : (
      <PublicBody row={row} query={query} messages={messages} />
    );
  }
  if (!query.isError) return <ThreadSkeleton label={t('thread.messages')} />;
  return (
    <EmptyState
      title={t('thread.failed')}
      fact={t(`error.${failureCodeOf(query.error)}`)}
      action={<Button onClick={() => void query.refetch()}>{t('common.tryAgain')}</Button>}
    />
  );
}

type ReadThreadProps = ThreadBodyProps & { readonly messages: readonly Message[] };

function TalkBody({ row, query, messages }: ReadThreadProps) {
  const { t } = useWords();
  useReadWhenSeen(row);
  const context = useThreadContext(row.conversation, messages);
  const [firstNewId, setFirstNewId] = useState(() =>
    firstUnreadId(messages, unreadCount(row.conversation, row.readCount)),
  );
  const [sentCount, setSentCount] = useState(0);
  const [first] = messages;
  return (
    <>
      <MessageLog
        label={t('thread.messages')}
        firstKey={first && keyOf(first)}
        count={messages.length}
        sentCount={sentCount}
        onNearTop={() => void (query.hasNextPage && !query.isFetching && query.fetchNextPage())}
      >
        <Older query={query} />
        <Talk messages={messages} firstNewId={firstNewId} context={context} />
      </MessageLog>
      <div className="flex-none px-4 pb-4 max-sm:px-2.5 max-sm:pb-2.5">
        <ReplyBox
          conversation={row.conversation}
          parent={null}
          messages={messages}
          onSent={() => {
            setFirstNewId(null);
            setSentCount(sentCount + 1);
          }}
        />
      </div>
    </>
  );
}

function PublicBody({ row, query, messages }: ReadThreadProps) {
  const { t } = useWords();
  useReadWhenSeen(row);
  const { conversation } = row;
  const context = useThreadContext(conversation, messages);
  const [answeringId, setAnsweringId] = useState<string | null>(null);
  const { head, answering } = publicTargets(messages, answeringId);
  const answer = (id: string) => {
    setAnsweringId(id);
    requestAnimationFrame(() => goToComposerOf(id));
  };
  return (
    <>
      <PublicThreadView
        label={t('tree.comments')}
        messages={messages}
        context={context}
        answeringId={answeringId}
        onAnswer={answer}
        composer={
          answering && (
            <ReplyBox
              key={answering.id}
              conversation={conversation}
              parent={answering}
              messages={messages}
              onSent={() => setAnsweringId(null)}
              onCancel={() => setAnsweringId(null)}
            />
          )
        }
        above={(query.hasNextPage || query.isFetchNextPageError) && <Older query={query} />}
      />
      {head?.direction === 'inbound' && (
        <div className="flex-none border-t border-line bg-surface-2 px-4 pt-3.5 pb-4 max-sm:px-2.5">
          {head.kind === 'review' && <OwnerReplyLabel isReplacing={hasOwnerReply(messages)} />}
          <ReplyBox conversation={conversation} parent={head} messages={messages} />
        </div>
      )}
    </>
  );
}

/** Says above the slot that a review has room for one reply. */
function OwnerReplyLabel({ isReplacing }: { readonly isReplacing: boolean }) {
  const { t } = useWords();
  return (
    <p className="flex items-center gap-2 px-1 pb-2">
      <Store size={16} className="text-text-3" />
      <b className="font-semi">{t('composer.owner')}</b>
      <span className="text-text-3">{t(isReplacing ? 'composer.ownerEdit' : 'composer.ownerFirst')}</span>
    </p>
  );
}

/** Answering moves the focus to the composer, which is drawn under its comment. */
function goToComposerOf(messageId: string): void {
  const comment = document.getElementById(`comment-${messageId}`);
  comment?.scrollIntoView({ block: 'center' });
  comment?.parentElement?.querySelector('textarea')?.focus({ preventScroll: true });
}

function Older({ query }: { readonly query: ThreadBodyProps['query'] }) {
  return (
    <OlderMessages
      hasOlder={query.hasNextPage}
      isLoading={query.isFetchingNextPage}
      failure={query.isFetchNextPageError ? failureCodeOf(query.error) : null}
      onLoad={() => void query.fetchNextPage()}
    />
  );
}

function useThreadContext(conversation: Conversation, messages: readonly Message[]): ThreadContext {
  const { agent, agents, channels, workspace } = useSession();
  const isOnline = useIsOnline();
  const retry = useRetryReply();
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
    const parentMessageId = audience === 'public' ? (answered?.id ?? null) : null;
    cancel(waiting, {
      onSuccess: () => putBackDraft({ agentId: agent.id, conversationId, audience, parentMessageId }, body),
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
