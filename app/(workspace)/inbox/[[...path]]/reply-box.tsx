'use client';

import type { ReactNode } from 'react';
import { useCannedOffer } from '@/components/composer/canned-offer';
import { Composer } from '@/components/composer/composer';
import { PresenceTab } from '@/components/composer/presence-tab';
import { replyQuestionOf } from '@/components/composer/reply-question';
import { nextUnanswered, publicThreadOf } from '@/components/thread/public-thread';
import { buttonClass } from '@/components/ui/button';
import { PageLink } from '@/components/ui/page-link';
import { takeAttached } from '@/lib/client/attaching';
import { isAboutPost } from '@/lib/client/conversation-name';
import { takeDraft, useDraft } from '@/lib/client/draft-sync';
import { tellTyping } from '@/lib/client/heartbeat';
import { newestKnown } from '@/lib/client/message-pages';
import { useColleagues } from '@/lib/client/presence';
import { useCannedReplies } from '@/lib/client/queries/canned-replies';
import { useSession } from '@/lib/client/queries/session';
import type { Conversation } from '@/lib/contract/conversation';
import type { Message } from '@/lib/contract/message';
import { channelTypeName } from '@/lib/domain/channel';
import type { Audience } from '@/lib/domain/message';
import { may } from '@/lib/domain/permission';
import { useWords } from '@/lib/words/words-context';
import type { Written } from './replying';
import { SendAnd } from './send-and';
import { useAttaching } from './use-attaching';

interface ReplyBoxProps {
  /** What else may be written here, where there is a choice. */
  readonly tabs?: ReactNode;
  readonly conversation: Conversation;
  /** What is answered; null in a private talk means the customer's last message. */
  readonly parent: Message | null;
  readonly messages: readonly Message[];
  /** Who shall see it; left out: whoever sees the conversation. */
  readonly audience?: Audience;
  /** The way to an approved template, where one may go. */
  readonly templates?: ReactNode;
  readonly onSend: (written: Written) => void;
  readonly onCancel?: () => void;
}

/** The composer with its draft. A refused text comes back into the field. */
export function ReplyBox(props: ReplyBoxProps) {
  const { tabs, templates, conversation, parent, messages, audience = conversation.audience } = props;
  const { onSend, onCancel } = props;
  const { accounts, agent, agents, channels } = useSession();
  const personName = (parent?.author ?? conversation.person)?.name ?? null;
  const offer = useCannedOffer(useCannedReplies().data ?? [], {
    customerName: personName,
    agentName: agent.name,
    channelName: channelTypeName(conversation.channelType),
  });
  const place = {
    agentId: agent.id,
    conversationId: conversation.id,
    mode: audience,
    answers: parent?.id ?? null,
  };
  const [draft, saveDraft] = useDraft(place);
  const channel = channels.find(({ id }) => id === conversation.channelId);
  const attaching = useAttaching(place, channel);
  const colleagues = useColleagues(conversation.id);
  /** A text that is begun now is begun after what is in view now. */
  const begunAfterMessageId =
    draft.body === '' ? (newestKnown(messages)?.id ?? null) : draft.begunAfterMessageId;
  const isOwn = channel?.ownLogin?.state === 'linked';
  return (
    <>
      {channel?.ownLogin?.state === 'expired' && <OwnLoginEnded />}
      <Composer
        tabs={tabs}
        conversation={conversation}
        question={replyQuestionOf({ conversation, channel, accounts, audience, parent, messages })}
        personName={personName}
        draft={draft.body}
        offer={{ ...offer, aside: <ManageReplies /> }}
        templates={templates}
        attaching={attaching}
        permalink={parent?.permalink ?? lastPermalink(messages)}
        settings={isOwn ? <OwnLogin /> : may(agent.role, 'manage-settings') && <ChannelSettings />}
        isReplacing={hasOwnerReply(messages)}
        // Under a post a colleague may be answering somebody else: there the bar above says so.
        above={!isAboutPost(conversation) && <PresenceTab colleagues={colleagues} agents={agents} />}
        onDraft={(body) => {
          saveDraft({ body, begunAfterMessageId });
          tellTyping(body !== '');
        }}
        onSend={(body, afterwards) => {
          tellTyping(false);
          const draftRevision = takeDraft(place);
          const files = takeAttached(place);
          onSend({ body, files, audience, parent, begunAfterMessageId, draftRevision, afterwards });
        }}
        {...(onCancel ? { onCancel } : { sendAnd: (sending) => <SendAnd {...sending} /> })}
      />
    </>
  );
}

/** The way to where canned replies are written. */
function ManageReplies() {
  const { t } = useWords();
  return (
    <PageLink href="/settings/replies" className="flex-none text-accent-text hover:underline">
      {t('canned.manage')}
    </PageLink>
  );
}

/** The way to where an admin sees which right is missing, and lets replies go out again. */
function ChannelSettings() {
  const { t } = useWords();
  return (
    <PageLink href="/settings/channels" className={buttonClass('default', 'sm')}>
      {t('composer.channelSettings')}
    </PageLink>
  );
}

/** The way to where the viewer links another login of theirs, or none. */
function OwnLogin() {
  const { t } = useWords();
  return (
    <PageLink href="/settings/login" className={buttonClass('default', 'sm')}>
      {t('composer.ownLogin')}
    </PageLink>
  );
}

/** The viewer's own login speaks no more; who replies as themselves is told before they do not. */
function OwnLoginEnded() {
  const { t } = useWords();
  return (
    <p role="status" className="flex flex-wrap items-center gap-2 px-2 pb-1.5 text-12 text-warn-text">
      <span className="min-w-40 flex-1">{t('composer.ownExpired')}</span>
      <OwnLogin />
    </p>
  );
}

/** Where the conversation is found on its own network. */
function lastPermalink(messages: readonly Message[]): string | null {
  return messages.findLast(({ permalink }) => permalink !== null)?.permalink ?? null;
}

/** Does the review have a live reply, which the next one replaces? */
export function hasOwnerReply(messages: readonly Message[]): boolean {
  return messages.some(({ kind, delivery }) => kind === 'review_reply' && delivery?.state !== 'failed');
}

/** The head of a public thread, the comment that is being answered, and the one to answer next. */
export function publicTargets(messages: readonly Message[], answeringId: string | null) {
  const { head, comments } = publicThreadOf(messages);
  return {
    head,
    answering: messages.find(({ id }) => id === answeringId) ?? null,
    next: head?.kind === 'review' ? null : nextUnanswered(comments, answeringId),
  };
}
