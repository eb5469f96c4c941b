import 'server-only';
import type { PasswordChange } from '@/lib/contract/sign-in';
import type { SignedIn } from '@/lib/domain/permission';
import { inTransaction, prisma } from '../db';
import { AppError } from '../errors';
import { hashPassword, isPassword, requireGoodPassword } from '../passwords';
import { noteWorkspaceActivity } from '../writes/note-activity';

/**
 * Gives somebody the new password they chose, and ends every other session of theirs: whoever knew the old one is out. So do links to a new
 * one that were not used.
 *
 * @throws AppError `wrong-credentials` when the current one is wrong; `password-refused` with `details.reason`
 */
export async function changePassword(
  viewer: SignedIn,
  { current, password }: PasswordChange,
  now: Date,
): Promise<void> {
  const { workspaceId, agentId, sessionHash } = viewer;
  const agent = await prisma().agent.findUniqueOrThrow({ where: { id: agentId } });
  if (!(await isPassword(current, agent.passwordHash))) {
    throw new AppError('wrong-credentials', 'The current password is wrong.', { field: 'current' });
  }
  const workspace = await prisma().workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  await requireGoodPassword(password, [agent.email, agent.name, workspace.name]);
  const passwordHash = await hashPassword(password);
  await inTransaction(async (tx) => {
    await tx.prisma.agent.update({ where: { id: agentId }, data: { passwordHash } });
    await tx.prisma.passwordReset.deleteMany({ where: { agentId } });
    await tx.prisma.session.deleteMany({ where: { agentId, tokenHash: { not: sessionHash } } });
    await noteWorkspaceActivity(tx, viewer, { kind: 'password-changed' }, now);
  });
}
