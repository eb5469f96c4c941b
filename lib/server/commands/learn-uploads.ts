import 'server-only';
import { callAccount } from '../account/call-account';
import { inTransaction } from '../db';
import { appendToFeed } from '../feed/append';
import type { AccountKey } from '../queue';
import { asksForFiles } from '../ringcentral/uploads';

/**
 * Learns whether an account's platform has a way to upload files: it was never published, so that a composer offers
 * files only where it was found. What cannot be told now is asked again with the next round.
 */
export async function learnUploads(account: AccountKey, now: Date): Promise<void> {
  const answer = await callAccount(account, { group: 'light', priority: 'media', now }, asksForFiles);
  if (answer.outcome !== 'ok') return;
  const { workspaceId, accountId } = account;
  await inTransaction(async (tx) => {
    const where = { workspaceId_id: { workspaceId, id: accountId } };
    const known = await tx.prisma.account.findUnique({ where, select: { takesUploads: true } });
    await tx.prisma.account.update({ where, data: { takesUploads: answer.value, uploadsAskedAt: now } });
    if (known?.takesUploads !== answer.value) appendToFeed(tx, workspaceId, { type: 'workspace.changed' });
  });
}
