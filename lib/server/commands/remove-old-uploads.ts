import 'server-only';
import { subDays } from 'date-fns';
import { inTransaction } from '../db';

/**
 * Forgets files that nobody needs here any more: those that were never sent, after a day, and those whose reply has
 * reached its network, which has them. What failed keeps its files, for another try.
 */
export async function removeOldUploads(now: Date): Promise<void> {
  await inTransaction((tx) => tx.rows(REMOVE, [subDays(now, 1).toISOString()]));
}

const REMOVE = `
  DELETE FROM upload USING (
    SELECT upload.workspace_id, upload.id
    FROM upload LEFT JOIN message ON message.workspace_id = upload.workspace_id AND message.id = upload.message_id
    WHERE upload.created_at < $1::timestamptz AND (message.id IS NULL OR message.delivery = 'confirmed')
  ) AS old
  WHERE upload.workspace_id = old.workspace_id AND upload.id = old.id
  RETURNING upload.id`;
