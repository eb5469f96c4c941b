import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Assignment, Conversation } from '@/lib/contract/conversation';
import type { NoteDraft } from '@/lib/contract/note';
import { changeAtOnce } from '../cache';
import { RequestFailed, write } from '../http';
import { forgetLostClaim, noteLostClaim } from '../lost-claims';
import { putOwnChange } from '../put-own-change';
import { conversationShape } from '../shapes';

/** Who is to have a conversation. */
export interface Assigning {
  readonly conversation: Conversation;
  readonly assigneeId: string | null;
  /** Left out, the team stays. */
  readonly teamId?: string | null;
  /** For whoever gets it. */
  readonly note?: NoteDraft;
  /** Also where they hold as much as they should. */
  readonly anyway?: true;
}

/** Gives a conversation to somebody, to a team, or to nobody. Shown at once; taken back when somebody else was quicker. */
export function useAssignConversation() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ conversation, ...wanted }: Assigning) => {
      const { id, assigneeId: expectedAssigneeId, teamId: expectedTeamId } = conversation;
      const body = { ...wanted, expectedAssigneeId, expectedTeamId } satisfies Assignment;
      return write(`/api/conversations/${id}/assignment`, conversationShape, { method: 'PUT', body });
    },
    onMutate: ({ conversation: { id }, note: _, anyway: __, ...wanted }) => {
      forgetLostClaim(id);
      return changeAtOnce(client, id, wanted);
    },
    onSuccess: (changed) => changed && putOwnChange(client, changed),
    onError: (error, { conversation }, takeBack) => {
      takeBack?.();
      const winnerId = winnerOf(error);
      if (winnerId !== null) noteLostClaim(conversation.id, winnerId);
    },
  });
}

/** Who was quicker; null where that was not the reason, or nobody has it by now. */
export function winnerOf(error: unknown): string | null {
  if (!(error instanceof RequestFailed) || error.code !== 'already-taken') return null;
  const { assigneeId } = error.details;
  return typeof assigneeId === 'string' ? assigneeId : null;
}

/** Was it refused because whoever was to get it holds as much as they should? */
export function isAtCapacity(error: unknown): boolean {
  return error instanceof RequestFailed && error.details.reason === 'at-capacity';
}
