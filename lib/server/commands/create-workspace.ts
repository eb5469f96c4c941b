import 'server-only';
import { randomUUID } from 'node:crypto';
import type { NewWorkspace, OperatedWorkspace } from '@/lib/contract/operator';
import { inTransaction } from '../db';
import { notFound } from '../errors';
import { log } from '../log';
import { findWorkspace } from '../queries/list-workspaces';
import { noteWorkspaceActivity } from '../writes/note-activity';
import { type MadeInvitation, putInvitation } from '../writes/put-invitation';

/**
 * Makes an empty workspace, and a link for whoever is to be its first admin. By the operator.
 *
 * @returns with what stands at the end of the link, which cannot be told again
 */
export async function createWorkspace(
  { name, timeZone, adminEmail, adminName }: NewWorkspace,
  now: Date,
): Promise<MadeInvitation & { workspace: OperatedWorkspace }> {
  const id = randomUUID();
  const admin = { email: adminEmail, name: adminName ?? nameFrom(adminEmail), role: 'admin' } as const;
  const made = await inTransaction(async (tx) => {
    const by = { workspaceId: id, agentId: null };
    await tx.prisma.workspace.create({ data: { id, name, timeZone, createdAt: now } });
    await noteWorkspaceActivity(tx, by, { kind: 'workspace-created' }, now);
    const invited = await putInvitation(tx, by, admin, now);
    const workspace = await findWorkspace(tx, id);
    if (!workspace) throw notFound('workspace');
    return { ...invited, workspace };
  });
  log().info({ workspaceId: id }, 'the operator created a workspace');
  return made;
}

function nameFrom(email: string): string {
  return email.split('@')[0] ?? email;
}
