import 'server-only';
import type { Transaction } from '../db';
import { appendToFeed } from '../feed/append';
import { enqueue } from '../queue';

/** What somebody may see has moved: open streams ask anew, and work goes back that its holder no longer sees. */
export function tellRightsChanged(tx: Transaction, workspaceId: string): void {
  enqueue(tx, 'return-stranded-work', { workspaceId });
  appendToFeed(tx, workspaceId, { type: 'workspace.changed' });
}

/**
 * Does who is in a team decide over what they see? Asked while the team is locked, so that a right that is being granted
 * is seen, or sees the new members.
 */
export async function hasRights(tx: Transaction, workspaceId: string, teamId: string): Promise<boolean> {
  return (await tx.prisma.teamRight.count({ where: { workspaceId, teamId } })) > 0;
}
