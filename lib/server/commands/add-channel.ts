import 'server-only';
import { randomUUID } from 'node:crypto';
import type { Channel } from '@/lib/contract/channel';
import type { NewChannel } from '@/lib/contract/channel-places';
import type { Viewer } from '@/lib/domain/permission';
import { inTransaction } from '../db';
import { notFound } from '../errors';
import { appendToFeed } from '../feed/append';
import { getChannel } from '../queries/list-channels';
import { noteWorkspaceActivity } from '../writes/note-activity';
import { unlessTaken } from '../writes/unless-taken';

/**
 * Adds a channel by the platform's id, before its first message: the platform lists none, and on some of them we write
 * first.
 *
 * @throws AppError `not-found` for the account; `already-taken` when the channel is here
 */
export async function addChannel(viewer: Viewer, wanted: NewChannel, now: Date): Promise<Channel> {
  const { workspaceId } = viewer;
  const { accountId, externalId, type, name = null } = wanted;
  const id = randomUUID();
  return inTransaction(async (tx) => {
    const account = await tx.prisma.account.findUnique({
      where: { workspaceId_id: { workspaceId, id: accountId } },
    });
    if (!account) throw notFound('account');
    await unlessTaken('externalId', () =>
      tx.prisma.channel.create({ data: { workspaceId, id, accountId, externalId, type, name } }),
    );
    await noteWorkspaceActivity(tx, viewer, { kind: 'channel-added', channelId: id, type }, now);
    appendToFeed(tx, workspaceId, { type: 'workspace.changed' });
    return getChannel(tx, viewer, id);
  });
}
