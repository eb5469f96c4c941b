import 'server-only';
import type { AttachmentFacts } from '@/lib/domain/content-facts';
import type { Viewer } from '@/lib/domain/permission';
import { database } from '../db';
import { notFound } from '../errors';
import { READABLE_CHANNELS, viewerParams } from './readable-channels-sql';

/** A file of a message, and where it comes from. */
export interface Attachment {
  accountId: string;
  serverUrl: string;
  messageId: string;
  /** Null while the platform has not listed the message. */
  contentId: string | null;
  facts: AttachmentFacts;
}

/**
 * A file of a message on a channel that the viewer may read.
 *
 * @param index its place in the message
 * @throws AppError `not-found`
 */
export async function getAttachment(viewer: Viewer, messageId: string, index: number): Promise<Attachment> {
  const [found] = await database.rows<Attachment>(
    `WITH readable AS (${READABLE_CHANNELS})
     SELECT account.id AS "accountId", account.server_url AS "serverUrl", message.id AS "messageId",
       message.content_id AS "contentId", message.attachments->$5::int AS facts
     FROM message
     JOIN account ON account.workspace_id = message.workspace_id AND account.id = message.account_id
     WHERE message.workspace_id = $1::uuid AND message.id = $4::uuid
       AND message.channel_id IN (SELECT id FROM readable)`,
    [...viewerParams(viewer), messageId, index],
  );
  if (!found?.facts) throw notFound('attachment');
  return found;
}
