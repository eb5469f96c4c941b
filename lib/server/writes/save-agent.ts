import 'server-only';
import type { Role } from '@/lib/domain/permission';
import type { Transaction } from '../db';
import { AppError } from '../errors';

/**
 * Makes a person and their place in a workspace.
 *
 * @throws AppError `already-taken` with `details.field` when the e-mail belongs to somebody
 */
export async function saveAgent(
  tx: Transaction,
  workspaceId: string,
  agent: { id: string; name: string; email: string; passwordHash: string; role: Role },
): Promise<void> {
  const { id, name, email, passwordHash, role } = agent;
  const { count } = await tx.prisma.agent.createMany({
    data: { id, name, email, passwordHash },
    skipDuplicates: true,
  });
  if (count === 0) {
    throw new AppError('already-taken', 'Somebody has this e-mail already.', { field: 'email' });
  }
  await tx.prisma.membership.create({ data: { workspaceId, agentId: id, role } });
}
