import 'server-only';
import { prisma } from '../db';
import type { DeploymentApp } from '../env';

/** The account of a workspace that people speak through by the deployment's app, the oldest first; null where it has none. */
export function findAppAccount(
  workspaceId: string,
  { serverUrl, clientId }: DeploymentApp,
): Promise<{ id: string } | null> {
  return prisma().account.findFirst({
    where: { workspaceId, serverUrl, clientId, state: { not: 'disconnected' } },
    orderBy: { createdAt: 'asc' },
    select: { id: true },
  });
}
