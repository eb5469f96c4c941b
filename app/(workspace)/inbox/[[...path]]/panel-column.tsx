'use client';

import { ContactPanel } from '@/components/people/contact-panel';
import { usePerson } from '@/lib/client/queries/person';
import { useSession } from '@/lib/client/queries/session';
import type { Conversation } from '@/lib/contract/conversation';

interface PanelColumnProps {
  readonly conversation: Conversation;
  readonly onOpen: (conversationId: string) => void;
}

/** The person of a conversation, read when the panel is shown. */
export function PanelColumn({ conversation, onOpen }: PanelColumnProps) {
  const { agents, channels, tags } = useSession();
  const person = usePerson(conversation.person?.id ?? null);
  return (
    <ContactPanel
      conversation={conversation}
      channel={channels.find(({ id }) => id === conversation.channelId)}
      channels={channels}
      agents={agents}
      tags={tags}
      details={person.data ?? null}
      hasFailed={person.isError}
      onOpen={onOpen}
    />
  );
}
