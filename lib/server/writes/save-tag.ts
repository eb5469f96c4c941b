import 'server-only';
import type { Tag } from '@/lib/contract/tag';
import type { Transaction } from '../db';
import { AppError } from '../errors';
import { appendToFeed } from '../feed/append';

/**
 * Makes a tag, or gives it another name or colour.
 *
 * @throws AppError `already-taken` with `details.field` when another tag has this name
 */
export async function saveTag(tx: Transaction, workspaceId: string, tag: Tag): Promise<Tag> {
  const { id, ...data } = tag;
  try {
    await tx.prisma.tag.upsert({
      where: { workspaceId_id: { workspaceId, id } },
      create: { workspaceId, ...tag },
      update: data,
    });
  } catch (error) {
    if (!isTwice(error)) throw error;
    throw new AppError('already-taken', 'Another tag has this name.', { field: 'name' });
  }
  appendToFeed(tx, workspaceId, { type: 'settings.changed' });
  return tag;
}

/** Prisma's code for a value that a unique index holds already. */
function isTwice(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'P2002';
}
