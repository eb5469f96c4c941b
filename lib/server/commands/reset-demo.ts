import 'server-only';
import type { Viewer } from '@/lib/domain/permission';
import { inTransaction, type Transaction } from '../db';
import { isDemo, resetSandbox } from '../demo/sandbox-control';
import { notFound } from '../errors';
import { appendToFeed } from '../feed/append';
import { enqueue } from '../queue';
import { noteWorkspaceActivity } from '../writes/note-activity';
import { tellAccount } from '../writes/tell-account';

/**
 * Begins the demo's story afresh, for everybody: the sandbox first, then everything we learned from it, which is
 * imported again. People and their sessions stay.
 *
 * @throws AppError `not-found` where this is no demo; `upstream-unavailable` when the sandbox is away
 */
export async function resetDemo(viewer: Viewer, now: Date): Promise<void> {
  const { workspaceId } = viewer;
  if (!isDemo()) throw notFound('demo');
  await resetSandbox();
  await inTransaction(async (tx) => {
    const workspace = await tx.prisma.workspace.findFirst({ where: { id: workspaceId, isDemo: true } });
    if (!workspace) throw notFound('demo');
    await forget(tx, workspaceId);
    for (const { id: accountId } of await tx.prisma.account.findMany({ where: { workspaceId } })) {
      enqueue(tx, 'import-history', { workspaceId, accountId });
      await tellAccount(tx, { workspaceId, accountId });
    }
    await noteWorkspaceActivity(tx, viewer, { kind: 'demo-reset' }, now);
    appendToFeed(tx, workspaceId, { type: 'workspace.changed' });
  });
}

/** With a channel go its rights, conversations and messages; what is left stands in the order of references. */
async function forget(tx: Transaction, workspaceId: string): Promise<void> {
  const where = { workspaceId };
  await tx.prisma.channel.deleteMany({ where });
  await tx.prisma.bulkChange.deleteMany({ where });
  await tx.prisma.person.deleteMany({ where });
  await tx.prisma.webhookEvent.deleteMany({ where });
  await tx.prisma.callBudget.deleteMany({ where });
  await tx.prisma.sweepGap.deleteMany({ where });
  await tx.prisma.account.updateMany({
    where,
    data: {
      importedCount: 0,
      importPageToken: null,
      importStartedAt: null,
      importCompletedAt: null,
      lastEventAt: null,
      lastSweepAt: null,
      sweptUntil: null,
      deepCheckStartedAt: null,
      deepCheckCompletedAt: null,
      deepCheckPageToken: null,
    },
  });
  await leaveGap(tx, workspaceId);
}

/** Whoever follows the feed finds a piece of it missing and so reads everything again. */
async function leaveGap(tx: Transaction, workspaceId: string): Promise<void> {
  await tx.prisma.feed.deleteMany({ where: { workspaceId } });
  await tx.prisma.feedCounter.updateMany({ where: { workspaceId }, data: { seq: { increment: 1 } } });
}
