import 'server-only';
import type { CannedReply } from '@/lib/contract/canned-reply';
import type { Viewer } from '@/lib/domain/permission';
import type { Transaction } from '../db';
import { AppError } from '../errors';
import { getCannedReply } from '../queries/list-canned-replies';
import { requireMayShare, takeAway, tellOwners } from './shared-things';

/**
 * Puts a canned reply where there is none of its id, and tells whoever has it now.
 *
 * @throws AppError `not-allowed` where the role may not share; `already-taken` with `details.field` `shortcut`
 */
export async function putCannedReply(
  tx: Transaction,
  viewer: Viewer,
  reply: CannedReply,
): Promise<CannedReply> {
  const { id, version, agentId, isShared, shortcut, title, body } = reply;
  requireMayShare(viewer, reply, 'share-canned');
  const params = [viewer.workspaceId, id, version, agentId, isShared, shortcut, title, body];
  const [made] = await tx.rows(INSERT, params);
  if (!made) throw new AppError('already-taken', 'This shortcut is in use.', { field: 'shortcut' });
  tellOwners(tx, viewer.workspaceId, reply);
  return reply;
}

/** Each shortcut is there once: the index decides, also between two who take it at the same moment. */
const INSERT = `
  INSERT INTO canned_reply (workspace_id, id, version, agent_id, is_shared, shortcut, title, body)
  VALUES ($1::uuid, $2::uuid, $3::int, $4::uuid, $5::boolean, $6, $7, $8)
  ON CONFLICT DO NOTHING
  RETURNING id`;

/**
 * Takes a canned reply away, and tells whoever had it.
 *
 * @returns what it was
 * @throws AppError `not-found`, also for a colleague's own; `not-allowed` where the role may not share
 */
export async function takeCannedReply(tx: Transaction, viewer: Viewer, id: string): Promise<CannedReply> {
  const reply = await getCannedReply(tx, viewer, id);
  requireMayShare(viewer, reply, 'share-canned');
  await takeAway(tx, viewer.workspaceId, 'canned_reply', reply);
  return reply;
}
