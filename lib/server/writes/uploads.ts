import 'server-only';
import type { Viewer } from '@/lib/domain/permission';
import type { Transaction } from '../db';
import { AppError } from '../errors';
import { UPLOAD_COLUMNS, type UploadRecord } from '../queries/upload-sql';

/**
 * The files that somebody has uploaded for a reply, in the order they are named; nobody else can take them meanwhile.
 *
 * @throws AppError `reply-refused` with `details.refusal` `files-gone` where one is not theirs, not whole, or taken
 */
export async function lockUploads(
  tx: Transaction,
  { workspaceId, agentId }: Viewer,
  { uploadIds, conversationId }: { uploadIds: readonly string[]; conversationId: string },
): Promise<UploadRecord[]> {
  if (uploadIds.length === 0) return [];
  const found = await tx.rows<UploadRecord>(
    `SELECT ${UPLOAD_COLUMNS} FROM upload
     WHERE workspace_id = $1::uuid AND agent_id = $2::uuid AND conversation_id = $3::uuid AND id = ANY($4::uuid[])
       AND is_whole AND message_id IS NULL
     ORDER BY id FOR UPDATE`,
    [workspaceId, agentId, conversationId, [...uploadIds]],
  );
  return uploadIds.map((id) => {
    const upload = found.find((known) => known.id === id);
    if (upload) return upload;
    throw new AppError('reply-refused', 'Not sent: files-gone.', { refusal: 'files-gone' });
  });
}

/** Gives files to the reply they were uploaded for. */
export async function takeUploads(
  tx: Transaction,
  workspaceId: string,
  { messageId, files }: { messageId: string; files: readonly UploadRecord[] },
): Promise<void> {
  if (files.length === 0) return;
  await tx.rows(TAKE, [workspaceId, messageId, files.map(({ id }) => id)]);
}

const TAKE = `
  UPDATE upload SET message_id = $2::uuid, position = taken.place - 1
  FROM unnest($3::uuid[]) WITH ORDINALITY AS taken(id, place)
  WHERE upload.workspace_id = $1::uuid AND upload.id = taken.id RETURNING upload.id`;

/** A reply that is taken back leaves its files to whoever wrote it, to be sent with another one. */
export async function releaseUploads(
  tx: Transaction,
  { workspaceId, id: messageId }: { workspaceId: string; id: string },
): Promise<void> {
  const data = { messageId: null, attachmentId: null };
  await tx.prisma.upload.updateMany({ where: { workspaceId, messageId }, data });
}

/** For another attempt everything is handed up anew: what a message of the platform has named once serves no other. */
export async function forgetHandedUp(
  tx: Transaction,
  { workspaceId, id: messageId }: { workspaceId: string; id: string },
): Promise<void> {
  await tx.prisma.upload.updateMany({ where: { workspaceId, messageId }, data: { attachmentId: null } });
}
