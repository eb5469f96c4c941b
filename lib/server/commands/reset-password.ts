import 'server-only';
import type { PasswordRenewed, PasswordReset } from '@/lib/contract/password-reset';
import { inTransaction } from '../db';
import { notFound } from '../errors';
import { hashPassword, requireGoodPassword } from '../passwords';
import { findPasswordReset } from '../queries/find-password-reset';
import { hashOfSecret } from '../secrets';
import { noteWorkspaceActivity } from '../writes/note-activity';

/**
 * Gives whoever has the link the password they chose, and ends every session of theirs. The link serves once.
 *
 * @throws AppError `not-found` for a link that is no longer one; `password-refused` with `details.reason`
 */
export async function resetPassword({ token, password }: PasswordReset, now: Date): Promise<PasswordRenewed> {
  const reset = await findPasswordReset(token, now);
  if (!reset) throw notFound('reset');
  const { workspaceId, agentId, name, email, workspaceName } = reset;
  await requireGoodPassword(password, [email, name, workspaceName]);
  const passwordHash = await hashPassword(password);
  const secretHash = hashOfSecret(token.split('.')[1] ?? '');
  await inTransaction(async (tx) => {
    // Used or replaced in the meantime: then it is no longer this link.
    const used = await tx.prisma.passwordReset.deleteMany({ where: { workspaceId, agentId, secretHash } });
    if (used.count === 0) throw notFound('reset');
    // Whatever else lies in a mailbox or was handed over is of no use any more.
    await tx.prisma.passwordReset.deleteMany({ where: { agentId } });
    await tx.prisma.agent.update({ where: { id: agentId }, data: { passwordHash } });
    await tx.prisma.session.deleteMany({ where: { agentId } });
    await noteWorkspaceActivity(tx, { workspaceId, agentId }, { kind: 'password-changed' }, now);
  });
  return { email };
}
