import 'server-only';
import { randomUUID } from 'node:crypto';
import type { MadeApiToken, NewApiToken } from '@/lib/contract/api-token';
import type { Viewer } from '@/lib/domain/permission';
import { inTransaction, type Transaction } from '../db';
import { notFound } from '../errors';
import { appendToFeed } from '../feed/append';
import { getApiToken } from '../queries/list-api-tokens';
import { listChannels } from '../queries/list-channels';
import { hashOfSecret, newApiSecret } from '../secrets';
import { noteWorkspaceActivity } from '../writes/note-activity';

const DAY = 24 * 60 * 60_000;

/**
 * Makes a secret with which a program may act as the viewer, narrowed to some scopes and channels.
 *
 * @returns with the secret: only its hash is kept, so it cannot be shown again
 * @throws AppError `not-found` for a channel that the viewer may not read
 */
export async function makeApiToken(viewer: Viewer, wanted: NewApiToken, now: Date): Promise<MadeApiToken> {
  const { workspaceId, agentId: madeById } = viewer;
  const secret = newApiSecret(workspaceId);
  const id = randomUUID();
  const scopes = [...new Set(wanted.scopes)];
  return inTransaction(async (tx) => {
    await requireReadable(tx, viewer, wanted.channelIds ?? []);
    await tx.prisma.apiToken.create({
      data: {
        ...{ workspaceId, id, name: wanted.name, scopes, madeById, createdAt: now },
        secretHash: hashOfSecret(secret),
        lastFour: secret.slice(-4),
        channelIds: [...new Set(wanted.channelIds ?? [])],
        everyChannel: wanted.channelIds === null,
        expiresAt: new Date(now.getTime() + wanted.expiresInDays * DAY),
      },
    });
    await noteWorkspaceActivity(tx, viewer, { kind: 'token-made', name: wanted.name, scopes }, now);
    appendToFeed(tx, workspaceId, { type: 'settings.changed' });
    return { token: await getApiToken(tx, workspaceId, id), secret };
  });
}

async function requireReadable(tx: Transaction, viewer: Viewer, channelIds: string[]): Promise<void> {
  const readable = new Set((await listChannels(tx, viewer)).map(({ id }) => id));
  if (!channelIds.every((id) => readable.has(id))) throw notFound('channel');
}
