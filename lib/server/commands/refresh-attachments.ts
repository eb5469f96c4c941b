import 'server-only';
import type { AttachmentFacts } from '@/lib/domain/content-facts';
import { callAccount } from '../account/call-account';
import { database } from '../db';
import type { AccountKey } from '../queue';
import { readContent } from '../ringcentral/contents';

/**
 * Reads the addresses of a message's files again: those of private ones expire. They are kept beside the message, and
 * nobody is told, because nobody ever sees them.
 *
 * @returns the files with fresh addresses; null when the platform does not tell them now
 */
export async function refreshAttachments(
  account: AccountKey,
  message: { messageId: string; contentId: string },
  now: Date,
): Promise<AttachmentFacts[] | null> {
  const answer = await callAccount(account, { group: 'light', priority: 'media', now }, (connection) =>
    readContent(connection, message.contentId),
  );
  if (answer.outcome !== 'ok') return null;
  const { attachments } = answer.value;
  await database.rows(
    'UPDATE message SET attachments = $3::jsonb WHERE workspace_id = $1::uuid AND id = $2::uuid',
    [account.workspaceId, message.messageId, JSON.stringify(attachments)],
  );
  return attachments;
}
