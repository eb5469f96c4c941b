'use client';

import { useEffect, useRef, useState } from 'react';
import { useToast } from '@/components/ui/toasts';
import { RequestFailed } from '@/lib/client/http';
import { newestKnown } from '@/lib/client/message-pages';
import { type OnRefused, useSendReply } from '@/lib/client/mutations/send-reply';
import type { PendingReply } from '@/lib/client/outbox';
import { useSession } from '@/lib/client/queries/session';
import { sentHere } from '@/lib/client/sent-here';
import type { Conversation } from '@/lib/contract/conversation';
import { type Message, staleDetails } from '@/lib/contract/message';
import type { TemplateUse } from '@/lib/contract/template';
import type { Upload } from '@/lib/contract/upload';
import type { Afterwards } from '@/lib/domain/act';
import { channelTypeName } from '@/lib/domain/channel';
import type { Audience } from '@/lib/domain/message';
import { refusals } from '@/lib/domain/reply-policy';
import type { StructuredReply } from '@/lib/domain/structured-reply';
import { useWords } from '@/lib/words/words-context';
import { useActs } from './use-acts';
import { useTakeBack } from './use-give-back';
import { useGoOn } from './use-go-on';

/** What somebody wrote, when they press Send. */
export interface Written {
  readonly body: string;
  /** What the body was made from; left out: it was written. */
  readonly template?: TemplateUse;
  /** What it is in place of text; left out: text. */
  readonly structured?: StructuredReply;
  /** What goes with it; left out: nothing. */
  readonly files?: readonly Upload[];
  readonly audience: Audience;
  /** What it answers; null in a private talk means the customer's last message. */
  readonly parent: Message | null;
  /** The newest message in view when it was begun; null when it was begun just now. */
  readonly begunAfterMessageId: string | null;
  /** Of the draft that it was; a template is none. */
  readonly draftRevision?: number;
  /** What becomes of the conversation once the reply is under way. */
  readonly afterwards: Afterwards | null;
}

/** A reply that the server stopped, because the thread had moved on. */
export interface Stopped {
  readonly reply: PendingReply;
  /** What its author has to look at, as the server named it. */
  readonly newerIds: readonly string[];
}

export interface Replying {
  readonly send: (written: Written) => void;
  readonly onRefused: OnRefused;
  readonly stopped: Stopped | null;
  readonly onDecided: () => void;
}

/**
 * Sends the replies of one conversation and tells why one did not go. It outlives the composer: that of a comment is
 * gone when the answer comes.
 *
 * @param messages as far as they were read, in reading order
 */
export function useReplying(conversation: Conversation, messages: readonly Message[]): Replying {
  const { agent } = useSession();
  const [stopped, setStopped] = useState<Stopped | null>(null);
  const explain = useExplain(conversation);
  const isHere = useIsHere();
  const onRefused: OnRefused = (error, reply) => {
    const newerIds = newerIdsOf(error);
    if (newerIds !== null && isHere.current) setStopped({ reply, newerIds });
    else explain(error);
  };
  const sendReply = useSendReply(onRefused);
  const act = useActs();
  const goOn = useGoOn();
  const offerUndo = useOfferUndo(messages);
  const send = ({ begunAfterMessageId, afterwards, ...written }: Written) => {
    const lastSeenMessageId = newestKnown(messages)?.id ?? null;
    const reply = {
      ...written,
      conversation,
      author: agent,
      begunAfterMessageId: begunAfterMessageId ?? lastSeenMessageId,
      lastSeenMessageId,
      sentSince: sentHere(messages),
    };
    sendReply(reply, (sent) => {
      // Not before: a reply that is stopped leaves the conversation as it is, and open.
      if (afterwards?.type === 'next') isHere.current && goOn(conversation.id);
      else if (afterwards) act(conversation, afterwards);
      if (sent?.delivery?.waitReason === 'undo') offerUndo(sent);
    });
  };
  return { send, onRefused, stopped, onDecided: () => setStopped(null) };
}

/** Wherever its author has gone since, they can have it back while it waits for that. */
function useOfferUndo(messages: readonly Message[]): (sent: Message) => void {
  const { t } = useWords();
  const toast = useToast();
  const takeBack = useTakeBack(messages);
  return (sent) =>
    toast({
      text: t('reply.goesOut'),
      action: { label: t('common.undo'), isUndo: true, run: () => takeBack(sent) },
      until: sent.delivery?.waitUntil ?? null,
    });
}

/** Null for any other refusal. */
function newerIdsOf(error: unknown): readonly string[] | null {
  if (!(error instanceof RequestFailed) || error.code !== 'stale-thread') return null;
  return staleDetails.safeParse(error.details).data?.newerMessageIds ?? [];
}

/** Is the conversation still open by the time an answer comes? */
function useIsHere() {
  const isHere = useRef(true);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);
  return isHere;
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
