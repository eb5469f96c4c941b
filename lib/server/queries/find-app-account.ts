import 'server-only';
import { prisma } from '../db';
import type { DeploymentApp } from '../env';

/** Which accounts people speak through by the deployment's app. */
export function accountsOfApp({ serverUrl, clientId }: DeploymentApp) {
  return { serverUrl, clientId, state: { not: 'disconnected' } } as const;
}

/** The account of a workspace that people speak through by the deployment's app, the oldest first; null where it has none. */
export function findAppAccount(workspaceId: string, app: DeploymentApp): Promise<{ id: string } | null> {
  return prisma().account.findFirst({
    where: { workspaceId, ...accountsOfApp(app) },
    orderBy: { createdAt: 'asc' },
    select: { id: true },
  });
}
