import 'server-only';
import type { Viewer } from '@/lib/domain/permission';
import { inTransaction } from '../db';
import { notFound } from '../errors';
import { findAgent } from '../queries/list-agents';
import { endSessions } from '../writes/end-sessions';
import { noteWorkspaceActivity } from '../writes/note-activity';

/**
 * Signs a colleague out of this workspace in all their browsers; where they work in another one at the moment, they go on.
 *
 * @throws AppError `not-found`
 */
export async function signOutAgent(viewer: Viewer, subjectId: string, now: Date): Promise<void> {
  const { workspaceId } = viewer;
  await inTransaction(async (tx) => {
    if (!(await findAgent(tx, workspaceId, subjectId))) throw notFound('agent');
    await endSessions(tx, workspaceId, subjectId);
    await noteWorkspaceActivity(tx, viewer, { kind: 'agent-signed-out', subjectId }, now);
  });
}
