import 'server-only';
import type { NewAdmin } from '@/lib/contract/operator';
import { inTransaction } from '../db';
import { notFound } from '../errors';
import { log } from '../log';
import { findWorkspace } from '../queries/list-workspaces';
import { type MadeInvitation, putInvitation } from '../writes/put-invitation';

/**
 * Makes a link for another admin of a workspace, or a new one for an admin who has not come. By the operator, since nobody may
 * be there who could.
 *
 * @throws AppError `not-found`; `already-taken` with `details.field` when the e-mail belongs to somebody of the workspace
 */
export async function inviteAdmin(
  workspaceId: string,
  { adminEmail, adminName }: NewAdmin,
  now: Date,
): Promise<MadeInvitation> {
  const name = adminName ?? adminEmail.split('@')[0] ?? adminEmail;
  const admin = { email: adminEmail, name, role: 'admin' } as const;
  const made = await inTransaction(async (tx) => {
    if (!(await findWorkspace(tx, workspaceId))) throw notFound('workspace');
    return putInvitation(tx, { workspaceId, agentId: null }, admin, now);
  });
  log().info({ workspaceId }, 'the operator invited an admin');
  return made;
}
