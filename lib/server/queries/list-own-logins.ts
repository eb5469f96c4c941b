import 'server-only';
import type { OwnLogin } from '@/lib/contract/own-login';
import type { Viewer } from '@/lib/domain/permission';
import { prisma } from '../db';

/** Every connected account of the workspace, oldest first, with the viewer's own login to it. */
export async function listOwnLogins({ workspaceId, agentId }: Viewer): Promise<OwnLogin[]> {
  const accounts = await prisma().account.findMany({
    where: { workspaceId, state: { not: 'disconnected' } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, ownLogins: { where: { agentId }, include: { refusals: true } } },
  });
  return accounts.map(({ id, name, ownLogins: [login] }) => ({
    accountId: id,
    accountName: name,
    login: login
      ? {
          state: login.state,
          userName: login.userName,
          linkedAt: login.linkedAt.toISOString(),
          expiredAt: login.expiredAt?.toISOString() ?? null,
          refusals: login.refusals.map(({ channelId, code, at }) => ({
            channelId,
            code,
            at: at.toISOString(),
          })),
        }
      : null,
  }));
}
