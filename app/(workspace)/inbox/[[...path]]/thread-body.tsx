'use client';

import { Store } from 'lucide-react';
import { useEffect, useState } from 'react';
import { MessageLog } from '@/components/thread/message-log';
import { OlderMessages } from '@/components/thread/older-messages';
import { PartFailed } from '@/components/thread/part-failed';
import { PublicThreadView } from '@/components/thread/public-thread-view';
import { Talk } from '@/components/thread/talk';
import { ThreadSkeleton } from '@/components/thread/thread-skeleton';
import { keyOf } from '@/components/thread/timeline';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { useActions } from '@/lib/client/action-offers';
import { useStoredDrafts } from '@/lib/client/draft-sync';
import { failureCodeOf } from '@/lib/client/http';
import { messagesOf } from '@/lib/client/message-pages';
import { useSession } from '@/lib/client/queries/session';
import type { Audience } from '@/lib/domain/message';
import { useWords } from '@/lib/words/words-context';
import { CommentBox } from './comment-box';
import { hasOwnerReply, publicTargets, ReplyBox } from './reply-box';
import { StoppedReply } from './stopped-reply';
import { TalkBox } from './talk-box';
import { type OpenThread, useOpenThread } from './use-open-thread';
import { WriteBox } from './write-box';

interface ThreadBodyProps extends Omit<OpenThread, 'messages'> {
  /** False while what is there now is not all there will be at once. */
  readonly isRead: boolean;
}

/** The messages of a conversation, what was done meanwhile, and the place to answer. */
export function ThreadBody({ row, query, entries, firstNewId, isRead }: ThreadBodyProps) {
  const { t } = useWords();
  const { agent } = useSession();
  useStoredDrafts(agent.id, row.conversation.id);
  if (isRead && query.data) {
    const messages = messagesOf(query.data);
    const Body = row.conversation.audience === 'private' ? TalkBody : PublicBody;
    return <Body row={row} query={query} messages={messages} entries={entries} firstNewId={firstNewId} />;
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

function TalkBody(thread: OpenThread) {
  const { row, query, messages, entries } = thread;
  const { t } = useWords();
  const { firstNewId, replying, context, notes, writing, shown, send } = useOpenThread(thread);
  const [sentCount, setSentCount] = useState(0);
  const [first] = messages;
  useActions({ reply: writing.focusReply, note: writing.focusNote }, { conversationId: row.conversation.id });
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
        <EntriesFailed entries={entries} />
        <Talk messages={messages} entries={shown} firstNewId={firstNewId} context={context} notes={notes} />
      </MessageLog>
      <div className="flex-none px-4 pb-4 max-sm:px-2.5 max-sm:pb-2.5">
        <WriteBox
          conversationId={row.conversation.id}
          writing={writing}
          onAdded={() => setSentCount(sentCount + 1)}
          reply={(tabs) => (
            <TalkBox
              tabs={tabs}
              conversation={row.conversation}
              messages={messages}
              onSend={(written) => {
                setSentCount(sentCount + 1);
                send(written);
              }}
            />
          )}
        />
      </div>
      <StoppedReply messages={messages} replying={replying} />
    </>
  );
}

/** The comment that is being answered, and who shall see the answer. */
interface Answering {
  readonly answeringId: string | null;
  readonly audience: Audience;
}

/** The choice is never carried over from another comment. */
const nobody: Answering = { answeringId: null, audience: 'public' };

function PublicBody(thread: OpenThread) {
  const { query, messages, entries } = thread;
  const { conversation } = thread.row;
  const { t } = useWords();
  useAllOf(query);
  const { firstNewId, replying, context, notes, writing, shown, send } = useOpenThread(thread);
  const [{ answeringId, audience }, setAnswering] = useState<Answering>(nobody);
  const { head, answering, next } = publicTargets(messages, answeringId);
  const answer = (id: string, wanted: Audience = 'public') => {
    setAnswering({ answeringId: id, audience: wanted });
    requestAnimationFrame(() => goToComposerOf(id));
  };
  const reply = () => {
    const id = answeringId ?? next;
    if (id === null) writing.focusReply();
    else answer(id);
  };
  useActions({ reply, note: writing.focusNote }, { conversationId: conversation.id });
  return (
    <>
      <PublicThreadView
        label={t('tree.comments')}
        messages={messages}
        entries={shown}
        firstNewId={firstNewId}
        context={context}
        notes={notes}
        answeringId={answeringId}
        onAnswer={(id) => answer(id)}
        composer={
          answering && (
            <CommentBox
              key={answering.id}
              conversation={conversation}
              parent={answering}
              messages={messages}
              audience={audience}
              onAudience={(wanted) => setAnswering({ answeringId, audience: wanted })}
              onSend={(written) => {
                setAnswering(nobody);
                send(written);
              }}
              onCancel={() => setAnswering(nobody)}
            />
          )
        }
        above={
          <>
            {(query.hasNextPage || query.isFetchNextPageError) && <Older query={query} />}
            <EntriesFailed entries={entries} />
          </>
        }
      />
      <div className="flex-none border-t border-line bg-surface-2 px-4 py-2.5 has-[textarea]:pt-3.5 has-[textarea]:pb-4 max-sm:px-2.5">
        {head?.kind === 'review' && <OwnerReplyLabel isReplacing={hasOwnerReply(messages)} />}
        <WriteBox
          conversationId={conversation.id}
          writing={writing}
          reply={
            head?.direction === 'inbound'
              ? (tabs) => (
                  <ReplyBox
                    tabs={tabs}
                    conversation={conversation}
                    parent={head}
                    messages={messages}
                    onSend={send}
                  />
                )
              : null
          }
        />
      </div>
      <StoppedReply
        messages={messages}
        replying={replying}
        onKeep={(parentId, wanted) => parentId !== null && parentId !== head?.id && answer(parentId, wanted)}
      />
    </>
  );
}

/** A tree needs its parents, and its counter every comment: what is older is read without being asked for. */
function useAllOf({ hasNextPage, isFetching, isError, fetchNextPage }: ThreadBodyProps['query']): void {
  const isMore = hasNextPage && !isFetching && !isError;
  useEffect(() => {
    if (isMore) void fetchNextPage();
  }, [isMore, fetchNextPage]);
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

function EntriesFailed({ entries }: Pick<ThreadBodyProps, 'entries'>) {
  const { t, rich } = useWords();
  if (!entries.isError) return null;
  const reason = t(`error.${failureCodeOf(entries.error)}`);
  return (
    <PartFailed onRetry={() => void entries.refetch()}>{rich('thread.entriesFailed', { reason })}</PartFailed>
  );
}
