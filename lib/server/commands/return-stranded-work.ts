import 'server-only';
import { inTransactions } from '../db';
import { listStrandedWork } from '../queries/list-held-work';
import { RELEASE_SLICE, releaseConversations } from '../writes/release-conversations';

/**
 * Gives back to the queue what its holder can no longer work on: they were let out, or may not read the channel any
 * more. Some at a time, so that thousands hold nobody up.
 */
export async function returnStrandedWork({ workspaceId }: { workspaceId: string }, now: Date): Promise<void> {
  const held = await listStrandedWork(workspaceId);
  await inTransactions(held, RELEASE_SLICE, (tx, slice) => releaseConversations(tx, workspaceId, slice, now));
}
