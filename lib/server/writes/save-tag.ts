import 'server-only';
import type { Tag } from '@/lib/contract/tag';
import type { Transaction } from '../db';
import { appendToFeed } from '../feed/append';
import { unlessTaken } from './unless-taken';

/**
 * Makes a tag, or gives it another name or colour.
 *
 * @throws AppError `already-taken` with `details.field` when another tag has this name
 */
export async function saveTag(tx: Transaction, workspaceId: string, tag: Tag): Promise<Tag> {
  const { id, ...data } = tag;
  await unlessTaken('name', () =>
    tx.prisma.tag.upsert({
      where: { workspaceId_id: { workspaceId, id } },
      create: { workspaceId, ...tag },
      update: data,
    }),
  );
  appendToFeed(tx, workspaceId, { type: 'settings.changed' });
  return tag;
}
