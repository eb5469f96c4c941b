import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Message } from '@/lib/contract/message';
import { removeMessage } from '../cache';
import { dropDraft } from '../draft-sync';
import { write } from '../http';
import { findPending, forgetPending, isPending } from '../outbox';
import { draftPlaceOf } from '../pending-reply';

/** Gives up a reply that did not go out. */
export function useDiscardReply() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (failed: Message) => {
      if (isPending(failed)) giveUp(failed);
      else await write(`/api/messages/${failed.id}`, null, { method: 'DELETE' });
    },
    onSuccess: (_, failed) => removeMessage(client, failed.conversationId, failed.id),
  });
}

function giveUp({ id }: Message): void {
  const pending = findPending(id);
  if (pending && !pending.draft.template) dropDraft(draftPlaceOf(pending));
  forgetPending(id);
}
