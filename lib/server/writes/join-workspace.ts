import 'server-only';
import { randomUUID } from 'node:crypto';
import type { Transaction } from '../db';
import { notFound } from '../errors';
import { appendToFeed } from '../feed/append';
import type { OpenInvitation } from '../queries/list-invitations';
import { hashOfSecret } from '../secrets';
import { noteWorkspaceActivity } from './note-activity';
import { requireAtWork } from './require-at-work';
import { saveAgent } from './save-agent';

/**
 * Makes whoever was invited a member; the invitation is used up.
 *
 * @param how the token of the link, and the password of somebody who is new; null where they sign in otherwise
 * @returns the person's id: theirs who is known by the e-mail, else a new one
 * @throws AppError `not-found` for a link that is no longer one; `already-taken` for the e-mail; `workspace-suspended`
 */
export async function joinWorkspace(
  tx: Transaction,
  { id, workspaceId, name, email, role }: OpenInvitation,
  { token, passwordHash }: { token: string; passwordHash: string | null },
  now: Date,
): Promise<string> {
  const secretHash = hashOfSecret(token.split('.')[1] ?? '');
  // Withdrawn, replaced or used in the meantime: then it is no longer this link.
  const used = await tx.prisma.invitation.deleteMany({ where: { workspaceId, id, secretHash } });
  if (used.count === 0) throw notFound('invitation');
  requireAtWork(await tx.prisma.workspace.findUniqueOrThrow({ where: { id: workspaceId } }));
  const subjectId = await saveAgent(tx, workspaceId, { id: randomUUID(), name, email, role, passwordHash });
  const by = { workspaceId, agentId: subjectId };
  await noteWorkspaceActivity(tx, by, { kind: 'agent-added', subjectId, role }, now);
  appendToFeed(tx, workspaceId, { type: 'workspace.changed' });
  appendToFeed(tx, workspaceId, { type: 'settings.changed' });
  return subjectId;
}
