'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { StaleDialog } from '@/components/composer/stale-dialog';
import { newerMessagesOf } from '@/components/composer/stale-news';
import { detach, takeAttached, useAttached } from '@/lib/client/attaching';
import { takeDraft, useDraft } from '@/lib/client/draft-sync';
import { newestKnown } from '@/lib/client/message-pages';
import { draftPlaceOf } from '@/lib/client/pending-reply';
import { useSession } from '@/lib/client/queries/session';
import { messagesKey } from '@/lib/client/query-keys';
import { dropStructured } from '@/lib/client/structured-draft';
import { forgetTemplate, putBackTemplate } from '@/lib/client/template-draft';
import type { Message } from '@/lib/contract/message';
import type { Audience } from '@/lib/domain/message';
import type { Replying, Stopped } from './replying';

interface StoppedReplyProps {
  readonly messages: readonly Message[];
  readonly replying: Replying;
  /** The text goes on being written, where it answers this message. */
  readonly onKeep?: (parentMessageId: string | null, audience: Audience) => void;
}

/** The question what becomes of a reply that was stopped; nothing while there is none. */
export function StoppedReply(props: StoppedReplyProps) {
  const { stopped } = props.replying;
  return stopped && <Question key={stopped.reply.draft.clientId} {...props} stopped={stopped} />;
}

function Question({
  messages,
  replying,
  stopped,
  onKeep,
}: StoppedReplyProps & { readonly stopped: Stopped }) {
  const { agent, agents } = useSession();
  const { newerIds, reply } = stopped;
  const { audience, template, structured, parentMessageId, lastSeenMessageId: lastSeenId } = reply.draft;
  const place = draftPlaceOf(reply);
  const [draft, saveDraft] = useDraft(place);
  const attached = useAttached(place);
  const mine = template || structured ? reply.draft.body : draft.body;
  const newer = newerMessagesOf(messages, { newerIds, lastSeenId, viewerId: agent.id, agents });
  const isHere = newer.length > 0 && newer.length === newerIds.length;
  const { reading, readAgain } = useReading(reply.message.conversationId, isHere);
  const latest = newerIds.findLast((id) => newer.some((message) => message.id === id));
  /** Whoever decides has seen so much: what comes after it stops the reply again. */
  const seenId = latest ?? newestKnown(messages)?.id ?? null;
  const decide = (act: () => void) => () => {
    replying.onDecided();
    act();
  };
  // Sent or emptied from another window of this browser: there is nothing left to decide.
  if (mine === '' && attached.length === 0) return null;
  return (
    <StaleDialog
      newer={newer}
      reading={reading}
      mine={mine}
      onReadAgain={readAgain}
      onKeep={decide(() => {
        if (reading === 'done' && template) putBackTemplate(place, template, seenId);
        else if (reading === 'done' && !structured) saveDraft({ ...draft, begunAfterMessageId: seenId });
        onKeep?.(parentMessageId, audience);
      })}
      onSendAnyway={decide(() => {
        const parent = messages.find(({ id }) => id === parentMessageId) ?? null;
        // What should have followed was meant for the thread as it was.
        const written = { body: mine, audience, parent, begunAfterMessageId: seenId, afterwards: null };
        if (template) forgetTemplate(place, template);
        if (structured) dropStructured(place);
        if (structured) return replying.send({ ...written, structured });
        if (template) return replying.send({ ...written, template });
        const draftRevision = takeDraft(place);
        replying.send({ ...written, files: takeAttached(place), draftRevision });
      })}
      onDiscard={decide(() => {
        for (const { id } of attached) detach(place, id);
        if (structured) dropStructured(place);
        else if (template) forgetTemplate(place, template);
        else saveDraft({ ...draft, body: '' });
      })}
    />
  );
}

type Reading = 'under-way' | 'done' | 'failed';

/**
 * Reads the thread again, for what no event has told.
 *
 * @param isHere what is wanted is here already: nothing is read
 */
function useReading(conversationId: string, isHere: boolean): { reading: Reading; readAgain: () => void } {
  const client = useQueryClient();
  const [reading, setReading] = useState<Reading>(isHere ? 'done' : 'under-way');
  const readAgain = () => {
    setReading('under-way');
    client
      .refetchQueries({ queryKey: messagesKey(conversationId), exact: true }, { throwOnError: true })
      .then(
        () => setReading('done'),
        () => setReading('failed'),
      );
  };
  const readAtFirst = useEffectEvent(() => isHere || readAgain());
  useEffect(() => void readAtFirst(), []);
  return { reading: isHere ? 'done' : reading, readAgain };
}
