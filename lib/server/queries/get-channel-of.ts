import 'server-only';
import type { Viewer } from '@/lib/domain/permission';
import { database } from '../db';
import { notFound } from '../errors';
import { READABLE_CHANNELS, viewerParams } from './readable-channels-sql';

/**
 * The channel of a conversation the viewer may read, and nothing else of it: this is asked every few seconds.
 *
 * @throws AppError `not-found`, also for what exists and may not be seen
 */
export async function getChannelOf(viewer: Viewer, conversationId: string): Promise<string> {
  const [found] = await database.rows<{ channelId: string }>(
    `WITH readable AS (${READABLE_CHANNELS})
     SELECT channel_id AS "channelId" FROM conversation
     WHERE workspace_id = $1::uuid AND id = $4::uuid AND channel_id IN (SELECT id FROM readable)`,
    [...viewerParams(viewer), conversationId],
  );
  if (!found) throw notFound('conversation');
  return found.channelId;
}
