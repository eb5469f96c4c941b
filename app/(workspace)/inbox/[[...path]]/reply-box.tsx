'use client';

import { useState } from 'react';
import { useCannedOffer } from '@/components/composer/canned-offer';
import { Composer } from '@/components/composer/composer';
import { replyQuestionOf } from '@/components/composer/reply-question';
import { StaleDialog } from '@/components/composer/stale-dialog';
import { publicThreadOf } from '@/components/thread/public-thread';
import { PageLink } from '@/components/ui/page-link';
import { useToast } from '@/components/ui/toasts';
import { useDraft } from '@/lib/client/drafts';
import { RequestFailed } from '@/lib/client/http';
import { useSendReply } from '@/lib/client/mutations/send-reply';
import { useCannedReplies } from '@/lib/client/queries/canned-replies';
import { useSession } from '@/lib/client/queries/session';
import type { Conversation } from '@/lib/contract/conversation';
import type { Message } from '@/lib/contract/message';
import { channelTypeName } from '@/lib/domain/channel';
import { refusals } from '@/lib/domain/reply-policy';
import { useWords } from '@/lib/words/words-context';

interface ReplyBoxProps {
  readonly conversation: Conversation;
  /** What is answered; null in a private talk means the customer's last message. */
  readonly parent: Message | null;
  readonly messages: readonly Message[];
  readonly onSent?: () => void;
  readonly onCancel?: () => void;
}

interface Stale {
  readonly body: string;
  readonly newerMessageId: unknown;
}

/** The composer with its draft and what becomes of it. A refused text goes back into the field. */
export function ReplyBox({ conversation, parent, messages, onSent, onCancel }: ReplyBoxProps) {
  const { agent, channels, agents } = useSession();
  const [stale, setStale] = useState<Stale | null>(null);
  /** The newest message when this text was begun: a colleague's reply after it has to be looked at first. */
  const [begunAfter, setBegunAfter] = useState<string | null>(null);
  const explain = useExplain(conversation);
  const personName = (parent?.author ?? conversation.person)?.name ?? null;
  const offer = useCannedOffer(useCannedReplies().data ?? [], {
    customerName: personName,
    agentName: agent.name,
    channelName: channelTypeName(conversation.channelType),
  });
  const { sendReply } = useSendReply();
  const place = { agentId: agent.id, conversationId: conversation.id, audience: conversation.audience };
  const [draft, setDraft] = useDraft({ ...place, parentMessageId: parent?.id ?? null });
  const channel = channels.find(({ id }) => id === conversation.channelId);
  const send = (body: string, sendAnyway: boolean) => {
    setDraft('');
    setBegunAfter(null);
    const lastSeenMessageId = begunAfter ?? lastKnown(messages)?.id ?? null;
    const { audience } = conversation;
    sendReply(
      { conversation, author: agent, body, audience, parent, lastSeenMessageId, sendAnyway },
      (error) => {
        setDraft(body);
        if (error instanceof RequestFailed && error.code === 'stale-thread') {
          setStale({ body, newerMessageId: error.details.newerMessageId });
        } else explain(error);
      },
    );
    onSent?.();
  };
  const type = (text: string) => {
    if (draft === '' && text !== '') setBegunAfter(lastKnown(messages)?.id ?? null);
    setDraft(text);
  };
  const theirs = messages.find(({ id }) => id === stale?.newerMessageId);
  return (
    <>
      <Composer
        conversation={conversation}
        question={replyQuestionOf({ conversation, channel, parent, messages })}
        personName={personName}
        draft={draft}
        offer={{ ...offer, aside: <ManageReplies /> }}
        permalink={parent?.permalink ?? lastPermalink(messages)}
        isReplacing={hasOwnerReply(messages)}
        onDraft={type}
        onSend={(body) => send(body, false)}
        {...(onCancel ? { onCancel } : {})}
      />
      {stale && (
        <StaleDialog
          theirs={
            theirs
              ? { author: agents.find(({ id }) => id === theirs.agentId)?.name ?? null, body: theirs.body }
              : null
          }
          mine={stale.body}
          onKeep={() => setStale(null)}
          onSendAnyway={() => {
            setStale(null);
            send(stale.body, true);
          }}
          onDiscard={() => {
            setStale(null);
            setDraft('');
          }}
        />
      )}
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

/** The newest message that the server knows too. */
function lastKnown(messages: readonly Message[]): Message | undefined {
  return messages.findLast(({ version }) => version >= 0);
}

/** Where the conversation is found on its own network. */
function lastPermalink(messages: readonly Message[]): string | null {
  return messages.findLast(({ permalink }) => permalink !== null)?.permalink ?? null;
}

/** Says why a reply was refused that looked possible here. */
function useExplain(conversation: Conversation): (error: unknown) => void {
  const { t } = useWords();
  const toast = useToast();
  return (error) => {
    if (!(error instanceof RequestFailed)) return;
    const refusal = refusals.find((known) => known === error.details.refusal);
    const network = channelTypeName(conversation.channelType);
    const text = refusal
      ? t(`refusal.${refusal}`, { network, span: '', date: '', limit: 0 })
      : t(`error.${error.code}`);
    toast({ tone: 'bad', text });
  };
}

/** Does the review have a live reply, which the next one replaces? */
export function hasOwnerReply(messages: readonly Message[]): boolean {
  return messages.some(({ kind, delivery }) => kind === 'review_reply' && delivery?.state !== 'failed');
}

/** The head of a public thread, and the comment that is being answered. */
export function publicTargets(messages: readonly Message[], answeringId: string | null) {
  return {
    head: publicThreadOf(messages).head,
    answering: messages.find(({ id }) => id === answeringId) ?? null,
  };
}
