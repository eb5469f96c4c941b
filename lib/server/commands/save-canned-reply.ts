import 'server-only';
import { randomUUID } from 'node:crypto';
import type { CannedReply, CannedReplyDraft } from '@/lib/contract/canned-reply';
import type { Viewer } from '@/lib/domain/permission';
import { inTransaction } from '../db';
import { putCannedReply, takeCannedReply } from '../writes/canned-replies';
import { requireVersion } from '../writes/changed-since';
import { noteWorkspaceActivity } from '../writes/note-activity';

/**
 * Makes a canned reply, or puts another in the place of one.
 *
 * @param id null makes a new one
 * @throws AppError `not-found`, also for a colleague's own; `not-allowed` for what everybody has, where the role may not
 * share; `already-taken` with `details.field` `shortcut`;
 * `state-refused` with `details.reason` `changed-since`
 */
export async function saveCannedReply(
  viewer: Viewer,
  id: string | null,
  { expectedVersion, ...draft }: CannedReplyDraft,
  now: Date,
): Promise<CannedReply> {
  return inTransaction(async (tx) => {
    const replaced = id === null ? null : await takeCannedReply(tx, viewer, id);
    if (replaced) requireVersion(replaced.version, expectedVersion);
    const saved = await putCannedReply(tx, viewer, {
      ...draft,
      id: replaced?.id ?? randomUUID(),
      version: (replaced?.version ?? 0) + 1,
      agentId: viewer.agentId,
    });
    const kind = saved.isShared ? 'canned-reply-shared' : 'canned-reply-withdrawn';
    const { title } = saved;
    if (saved.isShared || replaced?.isShared) await noteWorkspaceActivity(tx, viewer, { kind, title }, now);
    return saved;
  });
}
