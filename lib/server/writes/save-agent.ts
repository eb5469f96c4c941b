import 'server-only';
import type { Role } from '@/lib/domain/permission';
import type { Transaction } from '../db';
import { AppError } from '../errors';

/**
 * Gives a person a place in a workspace. Whoever is known by this e-mail, from another workspace, is the same person:
 * they keep their name and their password. Without one they sign in otherwise.
 *
 * @returns the person's id: theirs who is known, else the one that was given
 * @throws AppError `already-taken` with `details.field` when the e-mail belongs to somebody of this workspace
 */
export async function saveAgent(
  tx: Transaction,
  workspaceId: string,
  agent: { id: string; name: string; email: string; passwordHash: string | null; role: Role },
): Promise<string> {
  const { id, name, email, passwordHash, role } = agent;
  await tx.prisma.agent.createMany({ data: { id, name, email, passwordHash }, skipDuplicates: true });
  const { id: agentId } = await tx.prisma.agent.findUniqueOrThrow({ where: { email } });
  const { count } = await tx.prisma.membership.createMany({
    data: { workspaceId, agentId, role },
    skipDuplicates: true,
  });
  if (count === 1) return agentId;
  throw new AppError('already-taken', 'Somebody has this e-mail already.', { field: 'email' });
}
