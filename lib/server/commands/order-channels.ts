import 'server-only';
import type { Viewer } from '@/lib/domain/permission';
import { inTransaction } from '../db';
import { appendToFeed } from '../feed/append';
import { noteWorkspaceActivity } from '../writes/note-activity';

/** Puts the channels of a workspace in this order; those that are not named come after. Ids of others mean nothing. */
export async function orderChannels(viewer: Viewer, channelIds: readonly string[], now: Date): Promise<void> {
  const { workspaceId } = viewer;
  await inTransaction(async (tx) => {
    await tx.rows(ORDER, [workspaceId, channelIds]);
    await noteWorkspaceActivity(tx, viewer, { kind: 'channels-ordered' }, now);
    appendToFeed(tx, workspaceId, { type: 'workspace.changed' });
  });
}

/** Locked in the order of their ids, so that two admins never wait for each other. */
const ORDER = `
  WITH held AS (
    SELECT id FROM channel WHERE workspace_id = $1::uuid ORDER BY id FOR UPDATE
  )
  UPDATE channel SET position = array_position($2::uuid[], channel.id) - 1, version = version + 1
  FROM held WHERE channel.workspace_id = $1::uuid AND channel.id = held.id RETURNING channel.id`;
