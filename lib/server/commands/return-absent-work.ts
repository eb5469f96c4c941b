import 'server-only';
import { isAbsent } from '@/lib/domain/absence';
import { inTransactions } from '../db';
import { type Holder, listHolders, listWaitingWork } from '../queries/list-held-work';
import { RELEASE_SLICE, releaseConversations } from '../writes/release-conversations';

/**
 * Each minute: what waits for an answer and is held by somebody who has been away for too long goes back to the queue.
 * What they were given within that time stays: nobody could have answered it yet.
 */
export async function returnAbsentWork(now: Date): Promise<void> {
  for (const holder of await listHolders()) {
    if (isAbsent(holder, now.toISOString(), holder.limitMinutes)) await returnWorkOf(holder, now);
  }
}

async function returnWorkOf(holder: Holder, now: Date): Promise<void> {
  const givenBefore = new Date(now.getTime() - holder.limitMinutes * 60_000);
  const ids = await listWaitingWork(holder, givenBefore);
  const held = ids.map((id) => ({ id, agentId: holder.agentId, reason: 'absent' }) as const);
  await inTransactions(held, RELEASE_SLICE, (tx, slice) =>
    releaseConversations(tx, holder.workspaceId, slice, now),
  );
}
