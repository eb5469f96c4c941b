'use client';

import { useEffect, useRef, useState } from 'react';
import { ClosedLine } from '@/components/thread/closed-line';
import { PresenceStatus } from '@/components/thread/presence-status';
import { ThreadSkeleton } from '@/components/thread/thread-skeleton';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { EmptyState } from '@/components/ui/empty-state';
import { useActions } from '@/lib/client/action-offers';
import { useHeartbeat } from '@/lib/client/heartbeat';
import { failureCodeOf } from '@/lib/client/http';
import { useMedia, widths } from '@/lib/client/media';
import { type MessagePages, messagesOf } from '@/lib/client/message-pages';
import { useColleagues } from '@/lib/client/presence';
import { useConversation } from '@/lib/client/queries/conversation';
import { useEntries } from '@/lib/client/queries/entries';
import { useReadingPlace } from '@/lib/client/queries/first-unread';
import { useMessages } from '@/lib/client/queries/messages';
import { useSession } from '@/lib/client/queries/session';
import type { ConversationRow } from '@/lib/contract/conversation';
import { addWords } from '@/lib/words/catalogue';
import { activity } from '@/lib/words/en/activity';
import { composer } from '@/lib/words/en/composer';
import { files } from '@/lib/words/en/files';
import { people } from '@/lib/words/en/people';
import { thread } from '@/lib/words/en/thread';
import { useWords } from '@/lib/words/words-context';
import { MissingThread } from './missing-thread';
import { PanelColumn } from './panel-column';
import { ThreadActions } from './thread-actions';
import { ThreadBody } from './thread-body';

addWords({ ...thread, ...activity, ...composer, ...files, ...people });

interface ThreadColumnProps {
  readonly conversationId: string;
  readonly onBack: () => void;
  readonly onOpen: (conversationId: string) => void;
}

/** The open conversation and, beside it or over it, its person. */
export default function ThreadColumn({ conversationId, onBack, onOpen }: ThreadColumnProps) {
  const { t } = useWords();
  const conversation = useConversation(conversationId);
  const failure = conversation.isError ? failureCodeOf(conversation.error) : null;
  // What can no longer be read is not shown any longer, although it is still here.
  if (conversation.data && failure !== 'not-found') {
    return <OpenThread row={conversation.data} onBack={onBack} onOpen={onOpen} />;
  }
  if (failure === null) {
    return (
      <section className="flex min-w-0 flex-1 flex-col" aria-label={t('thread.messages')}>
        <ThreadSkeleton label={t('thread.messages')} />
      </section>
    );
  }
  return (
    <section className="min-w-0 flex-1" aria-label={t('thread.messages')}>
      {failure === 'not-found' ? (
        <MissingThread conversationId={conversationId} onBack={onBack} />
      ) : (
        <EmptyState
          title={t('thread.failed')}
          fact={t(`error.${failure}`)}
          action={<Button onClick={() => void conversation.refetch()}>{t('common.tryAgain')}</Button>}
        />
      )}
    </section>
  );
}

interface OpenThreadProps {
  readonly row: ConversationRow;
  readonly onBack: () => void;
  readonly onOpen: (conversationId: string) => void;
}

function OpenThread({ row, onBack, onOpen }: OpenThreadProps) {
  const { t } = useWords();
  const { conversation } = row;
  const messages = useMessages(conversation.id);
  const entries = useEntries(conversation.id, messages.data ? beginningOf(messages.data) : null);
  const { firstNewId, isKnown } = useReadingPlace(row, messages);
  // All at once, so that nothing moves under the reader; but messages do not wait for entries that fail.
  const isRead = isKnown && (!entries.isPending || entries.failureCount > 0);
  const { agents } = useSession();
  const colleagues = useColleagues(conversation.id);
  useHeartbeat(conversation.id);
  const hasRoom = useMedia(widths.panel);
  const [isPanelWanted, setPanelWanted] = useState<boolean | null>(null);
  const isPanelOpen = isPanelWanted ?? hasRoom;
  const section = useRef<HTMLElement>(null);
  useEffect(() => focusHeadingIfByKey(section.current), []);
  useActions({ back: () => walkBack(section.current, () => focusRow(conversation.id, onBack)) });
  const panel = <PanelColumn conversation={conversation} onOpen={onOpen} />;
  const name = conversation.person?.name ?? conversation.title ?? t('common.somebody');
  return (
    <>
      <section
        ref={section}
        aria-label={t('thread.with', { name })}
        data-conversation={conversation.id}
        className="flex min-w-0 flex-1 flex-col bg-surface md:min-w-[400px]"
      >
        <ThreadActions
          conversation={conversation}
          messages={messages.data}
          isPanelOpen={isPanelOpen}
          onTogglePanel={() => setPanelWanted(!isPanelOpen)}
          onBack={onBack}
        />
        <PresenceStatus colleagues={colleagues} agents={agents} />
        <ClosedLine />
        <ThreadBody
          key={isRead ? 'read' : 'reading'}
          row={row}
          query={messages}
          entries={entries}
          firstNewId={firstNewId}
          isRead={isRead}
        />
      </section>
      {isPanelOpen && hasRoom && (
        <aside
          aria-label={t('panel.contact')}
          className="w-(--w-panel) flex-none overflow-y-auto border-s border-line bg-surface"
        >
          {panel}
        </aside>
      )}
      {isPanelOpen && !hasRoom && (
        <Dialog
          kind="end"
          title={t('panel.contact')}
          closeLabel={t('common.close')}
          onClose={() => setPanelWanted(false)}
        >
          {panel}
        </Dialog>
      )}
    </>
  );
}

/** From where on entries are needed: null as long as only the newest messages were read. */
function beginningOf(read: MessagePages): string | null {
  return read.pages.length > 1 ? (messagesOf(read)[0]?.sentAt ?? null) : null;
}

/** Opening a conversation by key moves the focus into it; opening it with the mouse leaves the focus alone. */
function focusHeadingIfByKey(section: HTMLElement | null): void {
  if (document.activeElement?.matches('[data-row]:focus-visible')) {
    focusHeading(section);
  }
}

/** From a text to the conversation around it, and from there to the list. Who is in the list already stays. */
function walkBack(section: HTMLElement | null, toList: () => void): void {
  const at = document.activeElement;
  if (at?.matches('[data-row]')) return;
  if (at?.matches('textarea') && section?.contains(at)) focusHeading(section);
  else toList();
}

function focusHeading(section: HTMLElement | null): void {
  section?.querySelector<HTMLElement>('#thread-heading')?.focus();
}

/** The row of a conversation; where only one pane fits, its conversation is closed. */
function focusRow(conversationId: string, onBack: () => void): void {
  const row = document.querySelector<HTMLElement>(`[data-row="${conversationId}"]`);
  if (row?.checkVisibility()) row.focus();
  else onBack();
}
