'use client';

import { useToast } from '@/components/ui/toasts';
import { failureCodeOf } from '@/lib/client/http';
import {
  type Assigning,
  isAtCapacity,
  useAssignConversation,
  winnerOf,
} from '@/lib/client/mutations/assign-conversation';
import { useSession } from '@/lib/client/queries/session';
import type { Conversation } from '@/lib/contract/conversation';
import { useWords } from '@/lib/words/words-context';

type Wanted = Omit<Assigning, 'conversation'>;

/** Gives a conversation to somebody or to nobody. Where that is refused, says why: above all, who was quicker. */
export function useAssign() {
  const { t } = useWords();
  const { agents } = useSession();
  const toast = useToast();
  const { mutateAsync, isPending } = useAssignConversation();
  const nameOf = (id: string | null) => agents.find((agent) => agent.id === id)?.name;
  const reasonOf = (error: unknown, wanted: string | null) => {
    const winner = nameOf(winnerOf(error));
    if (winner !== undefined) return t('row.lost', { name: winner });
    const name = nameOf(wanted);
    const code = failureCodeOf(error);
    return code === 'state-refused' && name ? t('thread.cannotRead', { name }) : t(`error.${code}`);
  };
  /** @param onDone once it was, also where the screen that asked is gone by then, and where they had to ask again */
  const assign = async (conversation: Conversation, wanted: Wanted, onDone?: () => void): Promise<void> => {
    try {
      await mutateAsync({ conversation, ...wanted });
    } catch (error) {
      const name = nameOf(wanted.assigneeId);
      if (!name || !isAtCapacity(error)) toast({ tone: 'bad', text: reasonOf(error, wanted.assigneeId) });
      else {
        const { capacityToast } = await import('./capacity-toast');
        toast(capacityToast(t, name, () => void assign(conversation, { ...wanted, anyway: true }, onDone)));
      }
      return;
    }
    onDone?.();
  };
  return { assign, isPending };
}
