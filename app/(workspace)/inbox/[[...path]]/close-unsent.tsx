'use client';

import { CloseDialog } from '@/components/thread/close-dialog';
import { useNow } from '@/lib/client/now';
import { useSession } from '@/lib/client/queries/session';
import { useTrouble } from '@/lib/client/trouble';
import type { Conversation } from '@/lib/contract/conversation';

interface CloseUnsentProps {
  /** As it was when somebody wanted to close it. */
  readonly conversation: Conversation;
  readonly onLook: () => void;
  readonly onCloseAnyway: () => void;
  /** Whatever was decided. */
  readonly onDone: () => void;
}

/** Asks before a conversation is closed that has a reply which did not go out. */
export default function CloseUnsent({ conversation, onLook, onCloseAnyway, onDone }: CloseUnsentProps) {
  const { agent, agents } = useSession();
  const trouble = useTrouble(conversation, { agents, viewerId: agent.id, now: useNow() });
  const decided = (act: () => void) => () => {
    onDone();
    act();
  };
  return (
    <CloseDialog
      count={conversation.failedCount}
      trouble={trouble}
      onLook={decided(onLook)}
      onCloseAnyway={decided(onCloseAnyway)}
      onCancel={onDone}
    />
  );
}
