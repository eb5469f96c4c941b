import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import type { BulkChange, BulkRequest } from '@/lib/contract/bulk-change';
import type { Conversation } from '@/lib/contract/conversation';
import { findKnownRow } from '../cache';
import { write } from '../http';
import { newId } from '../new-id';
import { noteOwnAct, noteOwnActDone } from '../own-acts';

const bulkAnswerShape = async () => (await import('@/lib/contract/bulk-change')).bulkAnswer;
const bulkChangeShape = async () => (await import('@/lib/contract/bulk-change')).bulkChange;

const PATH = '/api/conversations/changes';

/** What was chosen for the changes of this window, as it was before: their undo is the viewer's own act, too. */
const chosenFor = new Map<string, readonly Conversation[]>();

/** Does one act to many conversations. What it does to each comes by the feed. */
export function useBeginBulkChange() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wanted: BulkRequest) => write(PATH, bulkAnswerShape, { method: 'POST', body: wanted }),
    onMutate: ({ id, which }) => {
      const ids = 'ids' in which ? which.ids : [];
      const chosen = ids.flatMap((each) => findKnownRow(client, each)?.conversation ?? []);
      chosenFor.set(id, chosen);
      return noteOwnActs(client, chosen);
    },
    onSuccess: (answer, _wanted, noted) => answer && noted?.settle(answer.change),
    onError: (_error, _wanted, noted) => noted?.forget(),
  });
}

/** Takes a finished change back, by its id. */
export function useUndoBulkChange() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      write(`${PATH}/${id}/undo`, bulkChangeShape, { method: 'POST', body: { id: newId() } }),
    onMutate: (id) => {
      // What left all lists is known nowhere: then it is one version further.
      const made = (chosenFor.get(id) ?? []).map(
        (each) => findKnownRow(client, each.id)?.conversation ?? { ...each, version: each.version + 1 },
      );
      return noteOwnActs(client, made);
    },
    onSuccess: (change, _id, noted) => change && noted?.settle(change),
    onError: (_error, _id, noted) => noted?.forget(),
  });
}

/** Stops a change, by its id; what is done stays. */
export function useCancelBulkChange() {
  return useMutation({
    mutationFn: (id: string) => write(`${PATH}/${id}/cancellation`, bulkChangeShape, { method: 'POST' }),
  });
}

/** Notes the viewer's acts on conversations, until the server says which versions they have made. */
function noteOwnActs(client: QueryClient, conversations: readonly Conversation[]) {
  const noted = conversations.map((conversation) => ({
    conversation,
    forget: noteOwnAct(client, conversation),
  }));
  return {
    /** Those that the answer does not name were not changed, or are still to come: the feed names them then. */
    settle: ({ made, finishedAt }: BulkChange) => {
      const versions = new Map(made.map(({ id, version }) => [id, version]));
      for (const { conversation, forget } of noted) {
        const version = versions.get(conversation.id);
        if (version === undefined && finishedAt !== null) forget();
        else noteOwnActDone(client, { ...conversation, version: version ?? conversation.version + 1 });
      }
    },
    forget: () => {
      for (const { forget } of noted) forget();
    },
  };
}
