import 'server-only';
import type { Viewer } from '@/lib/domain/permission';
import { inTransaction } from '../db';
import { takeCannedReply } from '../writes/canned-replies';
import { noteWorkspaceActivity } from '../writes/note-activity';

/**
 * Takes a canned reply away. What was written with it stays.
 *
 * @throws AppError `not-found`, also for a colleague's own; `not-allowed` for what everybody has, where the role may not
 * share
 */
export async function removeCannedReply(viewer: Viewer, id: string, now: Date): Promise<void> {
  await inTransaction(async (tx) => {
    const { isShared, title } = await takeCannedReply(tx, viewer, id);
    const what = { kind: 'canned-reply-withdrawn', title } as const;
    if (isShared) await noteWorkspaceActivity(tx, viewer, what, now);
  });
}
