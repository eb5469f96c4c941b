import 'server-only';
import type { Viewer } from '@/lib/domain/permission';
import { database } from '../db';
import { notFound } from '../errors';
import { READABLE_CHANNELS, viewerParams } from './readable-channels-sql';

/** Where a content of the platform stands with us. */
export interface ReadableContent {
  messageId: string;
  conversationId: string;
  audience: 'public' | 'private';
}

/**
 * The message that holds a content of the platform, if the viewer may read it.
 *
 * @throws AppError `not-found`
 */
export async function getReadableContent(viewer: Viewer, contentId: string): Promise<ReadableContent> {
  const [found] = await database.rows<ReadableContent>(
    `WITH readable AS (${READABLE_CHANNELS})
     SELECT message.id AS "messageId", message.conversation_id AS "conversationId", conversation.audience::text
     FROM account
     JOIN message ON message.workspace_id = account.workspace_id AND message.account_id = account.id
     JOIN conversation
       ON conversation.workspace_id = message.workspace_id AND conversation.id = message.conversation_id
     WHERE account.workspace_id = $1::uuid AND message.content_id = $4
       AND message.channel_id IN (SELECT id FROM readable)
     ORDER BY account.created_at LIMIT 1`,
    [...viewerParams(viewer), contentId],
  );
  if (!found) throw notFound('content');
  return found;
}
