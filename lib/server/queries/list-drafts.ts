import 'server-only';
import type { Draft, DraftMark } from '@/lib/contract/draft';
import type { Viewer } from '@/lib/domain/permission';
import { type Database, database } from '../db';
import { READABLE_CHANNELS, viewerParams } from './readable-channels-sql';

/** What the viewer has left unsent in a conversation that they may read (ask `getConversation` first). */
export function listDrafts(
  viewer: Viewer,
  conversationId: string,
  db: Database = database,
): Promise<Draft[]> {
  return db.rows<Draft>(
    `SELECT mode::text, nullif(answers, '') AS answers, body, begun_after_id AS "begunAfterMessageId",
       revision::float8 AS revision
     FROM draft WHERE workspace_id = $1::uuid AND agent_id = $2::uuid AND conversation_id = $3::uuid
     ORDER BY mode, answers`,
    [viewer.workspaceId, viewer.agentId, conversationId],
  );
}

/** Who has left something unsent where, of the conversations that the viewer may read. */
export function listDraftMarks(db: Database, viewer: Viewer): Promise<DraftMark[]> {
  return db.rows<DraftMark>(
    `WITH readable AS (${READABLE_CHANNELS})
     SELECT DISTINCT draft.conversation_id AS "conversationId", draft.agent_id AS "agentId", draft.mode::text
     FROM draft
     JOIN membership ON membership.workspace_id = draft.workspace_id AND membership.agent_id = draft.agent_id
       AND membership.deactivated_at IS NULL
     JOIN conversation ON conversation.workspace_id = draft.workspace_id AND conversation.id = draft.conversation_id
     WHERE draft.workspace_id = $1::uuid AND conversation.channel_id IN (SELECT id FROM readable)`,
    viewerParams(viewer),
  );
}
