import 'server-only';
import { randomUUID } from 'node:crypto';
import type { Invitation, NewInvitation } from '@/lib/contract/invitation';
import type { Transaction } from '../db';
import { env } from '../env';
import { AppError, notFound } from '../errors';
import { appendToFeed } from '../feed/append';
import { getInvitation } from '../queries/list-invitations';
import { enqueue } from '../queue';
import { hashOfSecret, randomSecret, seal } from '../secrets';
import { type Doer, noteWorkspaceActivity } from './note-activity';

/** A link that lies in a mailbox for longer has most likely been seen by others. */
const DAYS = 7;

/** With what stands at the end of the link: only its hash is kept, so it cannot be shown again. */
export interface MadeInvitation {
  invitation: Invitation;
  token: string;
  /** A job mails the link. */
  isMailed: boolean;
}

/**
 * Makes a link with which one person can join a workspace, once. Inviting somebody again replaces their link. Where there is
 * a mail server, a job mails it to them.
 *
 * @param by who invites, and into which workspace
 * @throws AppError `already-taken` with `details.field` when the e-mail belongs to somebody of this workspace
 */
export async function putInvitation(
  tx: Transaction,
  by: Doer,
  { email, name, role }: NewInvitation,
  now: Date,
): Promise<MadeInvitation> {
  const { workspaceId, agentId: invitedById } = by;
  const secret = randomSecret();
  const expiresAt = new Date(now.getTime() + DAYS * 24 * 60 * 60_000);
  const isMailed = env().mailServer !== null;
  const wanted = {
    ...{ name, role, invitedById, invitedAt: now, expiresAt },
    ...{ mailedAt: null, mailRefusedAt: null },
    secretHash: hashOfSecret(secret),
    secretSealed: isMailed
      ? seal(secret, { table: 'invitation', column: 'secret_sealed', workspaceId })
      : null,
  };
  await requireStranger(tx, workspaceId, email);
  const { id } = await tx.prisma.invitation.upsert({
    where: { workspaceId_email: { workspaceId, email } },
    create: { ...wanted, workspaceId, email, id: randomUUID() },
    update: wanted,
  });
  if (isMailed) enqueue(tx, 'mail-invitation', { workspaceId, invitationId: id });
  await noteWorkspaceActivity(tx, by, { kind: 'agent-invited', email, role }, now);
  appendToFeed(tx, workspaceId, { type: 'settings.changed' });
  const invitation = await getInvitation(tx, workspaceId, id);
  if (!invitation) throw notFound('invitation');
  return { invitation, token: `${workspaceId}.${secret}`, isMailed };
}

async function requireStranger(tx: Transaction, workspaceId: string, email: string): Promise<void> {
  const member = await tx.prisma.membership.findFirst({ where: { workspaceId, agent: { email } } });
  if (member) throw new AppError('already-taken', 'Somebody has this e-mail already.', { field: 'email' });
}
