import 'server-only';
import { randomUUID } from 'node:crypto';
import type { Invitation, NewInvitation } from '@/lib/contract/invitation';
import type { Viewer } from '@/lib/domain/permission';
import { inTransaction, type Transaction } from '../db';
import { AppError, notFound } from '../errors';
import { appendToFeed } from '../feed/append';
import { getInvitation } from '../queries/list-invitations';
import { hashOfSecret, randomSecret } from '../secrets';
import { noteWorkspaceActivity } from '../writes/note-activity';

/** A link that lies in a mailbox for longer has most likely been seen by others. */
const DAYS = 7;

/**
 * Makes a link with which one person can join the workspace, once. Inviting somebody again replaces their link. Whether
 * they are known in another workspace of this deployment is not told.
 *
 * @returns with what stands at the end of the link: only its hash is kept, so it cannot be shown again
 * @throws AppError `already-taken` with `details.field` when the e-mail belongs to somebody of this workspace
 */
export async function invite(
  viewer: Viewer,
  { email, name, role }: NewInvitation,
  now: Date,
): Promise<{ invitation: Invitation; token: string }> {
  const { workspaceId, agentId: invitedById } = viewer;
  const secret = randomSecret();
  const expiresAt = new Date(now.getTime() + DAYS * 24 * 60 * 60_000);
  const wanted = { name, role, secretHash: hashOfSecret(secret), invitedById, invitedAt: now, expiresAt };
  return inTransaction(async (tx) => {
    await requireStranger(tx, workspaceId, email);
    const { id } = await tx.prisma.invitation.upsert({
      where: { workspaceId_email: { workspaceId, email } },
      create: { ...wanted, workspaceId, email, id: randomUUID() },
      update: wanted,
    });
    await noteWorkspaceActivity(tx, viewer, { kind: 'agent-invited', email, role }, now);
    appendToFeed(tx, workspaceId, { type: 'settings.changed' });
    const invitation = await getInvitation(tx, workspaceId, id);
    if (!invitation) throw notFound('invitation');
    return { invitation, token: `${workspaceId}.${secret}` };
  });
}

async function requireStranger(tx: Transaction, workspaceId: string, email: string): Promise<void> {
  const member = await tx.prisma.membership.findFirst({ where: { workspaceId, agent: { email } } });
  if (member) throw new AppError('already-taken', 'Somebody has this e-mail already.', { field: 'email' });
}
