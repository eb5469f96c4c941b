import 'server-only';
import type { Draft, DraftChange } from '@/lib/contract/draft';
import { type DraftPlace, isPlaceIn } from '@/lib/domain/draft';
import type { Viewer } from '@/lib/domain/permission';
import { inTransaction, type Transaction } from '../db';
import { AppError, notFound } from '../errors';
import { getConversation } from '../queries/get-conversation';
import { listDrafts } from '../queries/list-drafts';
import { hasDraft, tellDraft } from '../writes/drop-draft';
import { holdConversations } from '../writes/lock-conversations';

interface Saving extends DraftChange {
  conversationId: string;
  place: DraftPlace;
}

/**
 * Keeps what somebody is writing. Of two devices of theirs neither overwrites what the other wrote: the text that was
 * kept since is answered, and nothing is changed.
 *
 * @returns the draft as it is now
 * @throws AppError `not-found`; `bad-request` where nothing can be written in such a place
 */
export async function saveDraft(viewer: Viewer, saving: Saving, now: Date): Promise<Draft> {
  const { conversationId, place } = saving;
  return inTransaction(async (tx) => {
    const { conversation } = await getConversation(viewer, conversationId, tx);
    if (!isPlaceIn(place, conversation.audience)) {
      throw new AppError('bad-request', 'Nothing can be written there.', { field: 'place' });
    }
    await holdConversations(tx, viewer.workspaceId, [conversationId]);
    await requireAnswered(tx, viewer.workspaceId, saving);
    const known = (await listDrafts(viewer, conversationId, tx)).find(
      ({ mode, answers }) => mode === place.mode && answers === place.answers,
    );
    if (known && known.revision !== saving.revision) return known;
    const owner = { ...viewer, conversation };
    if (!(await hasDraft(tx, owner, place.mode))) tellDraft(tx, owner, place.mode, true);
    return write(tx, viewer, { ...saving, revision: Math.max(now.getTime(), (known?.revision ?? 0) + 1) });
  });
}

/** @throws AppError `not-found` where it answers what is not in the conversation */
async function requireAnswered(
  tx: Transaction,
  workspaceId: string,
  { conversationId, place: { answers } }: Saving,
): Promise<void> {
  if (answers === null) return;
  const found = await tx.rows(
    'SELECT FROM message WHERE workspace_id = $1::uuid AND conversation_id = $2::uuid AND id = $3::uuid',
    [workspaceId, conversationId, answers],
  );
  if (found.length === 0) throw notFound('message');
}

async function write(tx: Transaction, viewer: Viewer, saving: Saving): Promise<Draft> {
  const { conversationId, place, body, begunAfterMessageId, revision } = saving;
  await tx.rows(
    `INSERT INTO draft (workspace_id, agent_id, conversation_id, mode, answers, body, begun_after_id, revision, saved_at)
     VALUES ($1::uuid, $2::uuid, $3::uuid, $4::draft_mode, $5, $6, $7::uuid, $8::bigint,
       to_timestamp($8::bigint / 1000.0))
     ON CONFLICT (workspace_id, agent_id, conversation_id, mode, answers) DO UPDATE SET
       body = EXCLUDED.body, begun_after_id = EXCLUDED.begun_after_id, revision = EXCLUDED.revision,
       saved_at = EXCLUDED.saved_at
     RETURNING mode`,
    [
      viewer.workspaceId,
      viewer.agentId,
      conversationId,
      place.mode,
      place.answers ?? '',
      body,
      begunAfterMessageId,
      revision,
    ],
  );
  return { ...place, body, begunAfterMessageId, revision };
}
