import 'server-only';
import { kindOfFile } from '@/lib/domain/attachment-policy';
import type { AttachmentFacts } from '@/lib/domain/content-facts';
import { type Database, database } from '../db';

/** A file that lies here until the platform has it. */
export interface UploadRecord {
  id: string;
  name: string;
  contentType: string;
  /** Bytes. */
  size: number;
  /** The platform's id, once it was handed up. */
  attachmentId: string | null;
}

export const UPLOAD_COLUMNS = `
  upload.id, upload.name, upload.content_type AS "contentType", upload.size, upload.attachment_id AS "attachmentId"`;

/** The files of a reply, in their order. */
export function listUploadsOf(db: Database, workspaceId: string, messageId: string): Promise<UploadRecord[]> {
  return db.rows<UploadRecord>(
    `SELECT ${UPLOAD_COLUMNS} FROM upload WHERE workspace_id = $1::uuid AND message_id = $2::uuid ORDER BY position`,
    [workspaceId, messageId],
  );
}

/** How it is told among the files of its message, while it is here and nowhere else. */
export function factsOfUpload({ id, name, contentType, size }: UploadRecord): AttachmentFacts {
  const kind = kindOfFile(contentType);
  return { kind, name, contentType, size, width: null, height: null, url: '', uploadId: id };
}

/** The same, as SQL: a reply that failed may be written anew, with the files it was written with. */
export const FACTS_OF_UPLOADS = `(
  SELECT jsonb_agg(jsonb_build_object(
    'kind', CASE WHEN upload.content_type ~ '^(image|video|audio)/' THEN split_part(upload.content_type, '/', 1) ELSE 'file' END,
    'name', upload.name, 'contentType', upload.content_type, 'size', upload.size, 'width', NULL, 'height', NULL,
    'url', '', 'uploadId', upload.id) ORDER BY upload.position)
  FROM upload WHERE upload.workspace_id = message.workspace_id AND upload.message_id = message.id)`;

/** The bytes of a file, piece by piece: none of it is held longer than it is needed. */
export async function* readUpload(workspaceId: string, uploadId: string): AsyncGenerator<Uint8Array> {
  for (let position = 0; ; position += 1) {
    const [chunk] = await database.rows<{ bytes: Uint8Array }>(
      'SELECT bytes FROM upload_chunk WHERE workspace_id = $1::uuid AND upload_id = $2::uuid AND position = $3::int',
      [workspaceId, uploadId, position],
    );
    if (!chunk) return;
    yield chunk.bytes;
  }
}
