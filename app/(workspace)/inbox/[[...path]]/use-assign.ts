'use client';

import { useToast } from '@/components/ui/toasts';
import { failureCodeOf } from '@/lib/client/http';
import { type Assigning, useAssignConversation, winnerOf } from '@/lib/client/mutations/assign-conversation';
import { useSession } from '@/lib/client/queries/session';
import type { Conversation } from '@/lib/contract/conversation';
import { useWords } from '@/lib/words/words-context';

type Wanted = Omit<Assigning, 'conversation'>;

/** What the screen does when the answer is there. */
interface Then {
  readonly onSuccess?: () => void;
  readonly onSettled?: () => void;
}

/** Gives a conversation to somebody or to nobody. Where that is refused, says why: above all, who was quicker. */
export function useAssign(): (conversation: Conversation, wanted: Wanted, then?: Then) => void {
  const { t } = useWords();
  const { agents } = useSession();
  const toast = useToast();
  const { mutate } = useAssignConversation();
  const nameOf = (id: string | null) => agents.find((agent) => agent.id === id)?.name;
  const reasonOf = (error: unknown, wanted: string | null) => {
    const winner = nameOf(winnerOf(error));
    if (winner !== undefined) return t('row.lost', { name: winner });
    const name = nameOf(wanted);
    const code = failureCodeOf(error);
    return code === 'state-refused' && name ? t('thread.cannotRead', { name }) : t(`error.${code}`);
  };
  return (conversation, wanted, then) =>
    mutate(
      { conversation, ...wanted },
      { ...then, onError: (error) => toast({ tone: 'bad', text: reasonOf(error, wanted.assigneeId) }) },
    );
}
