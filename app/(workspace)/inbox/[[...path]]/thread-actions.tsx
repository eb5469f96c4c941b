'use client';

import { ExternalLink, Link2, MailOpen, MessageSquarePlus, PanelRight } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useSnoozeItems } from '@/components/thread/snooze-menu';
import { ThreadHeader } from '@/components/thread/thread-header';
import type { MenuItem } from '@/components/ui/menu';
import { useToast } from '@/components/ui/toasts';
import { useColleaguesAndDrafters } from '@/lib/client/colleagues';
import { useCustomerPage } from '@/lib/client/customer-page';
import { useKeyHint } from '@/lib/client/key-hints';
import { useMedia, widths } from '@/lib/client/media';
import { type MessagePages, messagesOf } from '@/lib/client/message-pages';
import { useDemo } from '@/lib/client/queries/demo';
import { useSession } from '@/lib/client/queries/session';
import type { Conversation } from '@/lib/contract/conversation';
import { channelTypeName } from '@/lib/domain/channel';
import { useWords } from '@/lib/words/words-context';
import { useConversationActs } from './conversation-acts';
import { useIsDoneWithMention } from './use-finish-own-mention';
import { useMentionItem } from './use-mention-item';
import { useStateItems } from './use-state-items';
import { useTagItems } from './use-tag-items';

const NewTag = lazy(() => import('./new-tag'));
const HandOver = lazy(() => import('./hand-over'));

interface ThreadActionsProps {
  readonly conversation: Conversation;
  readonly messages: MessagePages | undefined;
  readonly isPanelOpen: boolean;
  readonly onTogglePanel: () => void;
  readonly onBack: () => void;
}

/** The bar over a conversation, with what can be done with it as a whole. */
export function ThreadActions({
  conversation,
  messages,
  isPanelOpen,
  onTogglePanel,
  onBack,
}: ThreadActionsProps) {
  const { t } = useWords();
  const session = useSession();
  const { act, assign, closeOrReopen, markUnread, asking } = useConversationActs();
  const colleagues = useColleaguesAndDrafters(conversation.id, session.agent.id, session.drafts);
  const closeHint = useKeyHint('close');
  const unreadHint = useKeyHint('unread');
  const isDoneWithMention = useIsDoneWithMention();
  const isPhone = useMedia(widths.phone);
  const panelItem = {
    key: 'panel',
    label: t('thread.panel'),
    icon: <PanelRight size={16} />,
    onSelect: onTogglePanel,
  };
  const snoozeItems = useSnoozeItems({
    conversation,
    onSnooze: (until) => act(conversation, { type: 'snooze', until }),
    onWake: () => act(conversation, { type: 'status', status: 'open' }),
  });
  const [isNewTagWanted, setNewTagWanted] = useState(false);
  const [handedOver, setHandedOver] = useState<Conversation | null>(null);
  const tagItems = useTagItems(conversation, () => setNewTagWanted(true));
  const unreadItem = {
    key: 'unread',
    label: t('thread.markUnread'),
    icon: <MailOpen size={16} />,
    end: unreadHint,
    onSelect: () => markUnread(conversation),
  };
  const moreItems = [
    ...(isPhone ? [panelItem] : []),
    unreadItem,
    ...useMoreItems(conversation, messages),
    ...useStateItems(conversation),
    ...(isPhone ? [...snoozeItems, ...tagItems] : []),
    ...useMentionItem(conversation),
  ];
  return (
    <>
      <ThreadHeader
        conversation={conversation}
        channel={session.channels.find(({ id }) => id === conversation.channelId)}
        agents={session.agents}
        teams={session.teams}
        viewerId={session.agent.id}
        colleagues={colleagues}
        isPanelOpen={isPanelOpen}
        moreItems={moreItems}
        snoozeItems={snoozeItems}
        tagItems={tagItems}
        onBack={onBack}
        onTogglePanel={onTogglePanel}
        onAssign={assign}
        onHandOver={setHandedOver}
        closeHint={isDoneWithMention(conversation) ? undefined : closeHint}
        onCloseOrReopen={() => closeOrReopen(conversation)}
      />
      {asking}
      {handedOver && (
        <Suspense fallback={null}>
          <HandOver conversation={handedOver} onClose={() => setHandedOver(null)} />
        </Suspense>
      )}
      {isNewTagWanted && (
        <Suspense fallback={null}>
          <NewTag
            onCreated={(tagId) => act(conversation, { type: 'tags', add: [tagId], remove: [] })}
            onClose={() => setNewTagWanted(false)}
          />
        </Suspense>
      )}
    </>
  );
}

function useMoreItems(conversation: Conversation, messages: MessagePages | undefined): MenuItem[] {
  const { t } = useWords();
  const session = useSession();
  const toast = useToast();
  const { data: demo = null } = useDemo(session.workspace.isDemo);
  const customerPage = useCustomerPage(demo, session, conversation.id);
  const permalink =
    messages && messagesOf(messages).findLast((message) => message.permalink !== null)?.permalink;
  const network = channelTypeName(conversation.channelType);
  const openTab = (url: string) => () => void window.open(url, '_blank', 'noreferrer');
  const copyLink = async () => {
    await navigator.clipboard.writeText(window.location.href);
    toast({ text: t('common.copied') });
  };
  return [
    { key: 'copy', label: t('thread.copyLink'), icon: <Link2 size={16} />, onSelect: () => void copyLink() },
    ...(permalink && /^https?:\/\//i.test(permalink)
      ? [
          {
            key: 'open',
            label: t('thread.openOn', { network }),
            icon: <ExternalLink size={16} />,
            onSelect: openTab(permalink),
          },
        ]
      : []),
    ...(customerPage === ''
      ? []
      : [
          {
            key: 'demo',
            label: t('thread.writeHere'),
            icon: <MessageSquarePlus size={16} />,
            onSelect: openTab(customerPage),
          },
        ]),
  ];
}
