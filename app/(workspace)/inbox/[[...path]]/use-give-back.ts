'use client';

import { useToast } from '@/components/ui/toasts';
import { runAction } from '@/lib/client/action-offers';
import { putBackAttached } from '@/lib/client/attaching';
import { putBackDraft } from '@/lib/client/draft-sync';
import { failureCodeOf } from '@/lib/client/http';
import { goTo, useInboxLocation } from '@/lib/client/inbox-location';
import { newestKnown } from '@/lib/client/message-pages';
import { useCancelReply } from '@/lib/client/mutations/cancel-reply';
import { uploadsIn } from '@/lib/client/pending-reply';
import { useSession } from '@/lib/client/queries/session';
import { putBackStart } from '@/lib/client/start-draft';
import { putBackStructured, writtenAs } from '@/lib/client/structured-draft';
import { putBackTemplate } from '@/lib/client/template-draft';
import type { Message } from '@/lib/contract/message';
import { useWords } from '@/lib/words/words-context';
import { useSayWhy } from '../../use-say-why';

type Taken = (message: Message, then: { onSuccess: () => void; onError: (error: unknown) => void }) => void;

/** Takes a reply out of the thread, and its text returns to where it was typed; `take` says how it is taken. */
export function useGiveBack(messages: readonly Message[]) {
  const { t } = useWords();
  const { agent } = useSession();
  const { filter } = useInboxLocation();
  const toast = useToast();
  const leave = () => {
    goTo({ filter, conversationId: null });
    toast({ text: t('message.startGivenBack') });
    runAction('start');
  };
  return (reply: Message, take: Taken, onError: (error: unknown) => void): void => {
    const { conversationId, audience, parentContentId, body } = reply;
    const answered = messages.find(({ contentId }) => contentId !== null && contentId === parentContentId);
    const answers = audience === 'public' ? (answered?.id ?? null) : null;
    const onSuccess = () => {
      // It answered nothing: it had begun the conversation, which is gone with it.
      if (parentContentId === null && putBackStart(agent.id, reply.clientId)) return leave();
      const begunAfter = newestKnown(messages.filter(({ id }) => id !== reply.id));
      const begunAfterMessageId = begunAfter?.id ?? null;
      const place = { agentId: agent.id, conversationId, mode: audience, answers };
      const structured = reply.template ? null : writtenAs(reply.structured);
      if (structured) putBackStructured(place, structured);
      else if (reply.template) putBackTemplate(place, reply.template, begunAfterMessageId);
      else putBackDraft(place, { body, begunAfterMessageId });
      putBackAttached(place, uploadsIn(reply));
    };
    take(reply, { onSuccess, onError });
  };
}

/** @returns takes back a reply that nobody outside has been told of; where its delivery was quicker, the person is told */
export function useTakeBack(messages: readonly Message[]): (waiting: Message) => void {
  const { t } = useWords();
  const toast = useToast();
  const tell = useSayWhy();
  const { mutate: cancel } = useCancelReply();
  const giveBack = useGiveBack(messages);
  const tellTooLate = (error: unknown) => {
    if (failureCodeOf(error) === 'state-refused') toast({ tone: 'bad', text: t('message.cancelTooLate') });
    else tell(error);
  };
  return (waiting) => giveBack(waiting, cancel, tellTooLate);
}
