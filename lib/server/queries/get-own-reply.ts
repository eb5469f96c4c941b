import 'server-only';
import type { TemplateUse } from '@/lib/contract/template';
import type { Audience } from '@/lib/domain/message';
import type { Viewer } from '@/lib/domain/permission';
import type { Database } from '../db';
import { AppError, notFound } from '../errors';
import { OUTBOX_COLUMNS, type OutboxMessage } from './find-outbox-message';
import { READABLE_CHANNELS, viewerParams } from './readable-channels-sql';

export interface OwnReply extends OutboxMessage {
  body: string;
  template: TemplateUse | null;
  structured: Record<string, unknown> | null;
  audience: Audience;
  /** It answers nothing, but begins a conversation. */
  isStart: boolean;
  channelId: string;
  parentMessageId: string | null;
}

/**
 * A reply written in Foyer that the viewer may act on.
 *
 * @throws AppError `not-found`; `not-allowed` where they may read but not reply
 */
export async function getOwnReply(db: Database, viewer: Viewer, messageId: string): Promise<OwnReply> {
  const [record] = await db.rows<OwnReply & { canReply: boolean }>(
    `WITH readable AS (${READABLE_CHANNELS})
     SELECT ${OUTBOX_COLUMNS},
       message.body, message.template, message.structured, message.audience::text, parent.id AS "parentMessageId", message.start IS NOT NULL AS "isStart",
       message.channel_id AS "channelId",
       CASE WHEN message.start IS NULL THEN readable.can_reply ELSE readable.can_start END AS "canReply"
     FROM message
     JOIN readable ON readable.id = message.channel_id
     LEFT JOIN message AS parent ON parent.workspace_id = message.workspace_id
       AND parent.account_id = message.account_id AND parent.content_id = message.parent_content_id
     WHERE message.workspace_id = $1::uuid AND message.id = $4::uuid AND message.delivery IS NOT NULL`,
    [...viewerParams(viewer), messageId],
  );
  if (!record) throw notFound('message');
  if (!record.canReply) throw new AppError('not-allowed', 'You may read this channel but not reply.');
  return record;
}
