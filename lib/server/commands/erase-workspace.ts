import 'server-only';
import { inTransaction, type Transaction } from '../db';
import { AppError, notFound } from '../errors';
import { log } from '../log';
import { workspaceTables } from '../queries/workspace-tables';
import { dropJobs } from '../queue';

/** Rows that are removed at once: nobody waits long for a lock. */
const SLICE = 2_000;

/**
 * Erases a workspace: every row of it, with the files, its jobs, and the people who work nowhere else. It must be suspended,
 * and is asked for by its name once more, because there is no way back. Interrupted, it goes on when it is asked for again.
 * By the operator.
 *
 * @param confirm the workspace's name, as it is written
 * @throws AppError `not-found`; `state-refused` with `details.reason` `not-suspended` or `name-differs`
 */
export async function eraseWorkspace(id: string, confirm: string): Promise<void> {
  await inTransaction((tx) => shut(tx, id, confirm));
  for (const table of workspaceTables) {
    if (table !== 'membership') await empty(table, id);
  }
  await inTransaction((tx) => removeLast(tx, id));
  log().info({ workspaceId: id }, 'the operator erased a workspace');
}

/** From here on nothing is delivered to it and nothing runs for it. */
async function shut(tx: Transaction, id: string, confirm: string): Promise<void> {
  const workspace = await tx.prisma.workspace.findUnique({ where: { id } });
  if (!workspace) throw notFound('workspace');
  if (workspace.name !== confirm) throw refused('name-differs', 'That is not its name.');
  if (workspace.suspendedAt === null) throw refused('not-suspended', 'Suspend it first.');
  await tx.prisma.account.updateMany({ where: { workspaceId: id }, data: { state: 'disconnected' } });
  await dropJobs(tx, id);
}

function refused(reason: 'not-suspended' | 'name-differs', message: string): AppError {
  return new AppError('state-refused', message, { reason });
}

/** The table's name is ours. */
async function empty(table: string, workspaceId: string): Promise<void> {
  const text = `
    DELETE FROM ${table} WHERE ctid = ANY(ARRAY(
      SELECT ctid FROM ${table} WHERE workspace_id = $1::uuid LIMIT ${SLICE})) RETURNING 1`;
  for (;;) {
    const removed = await inTransaction((tx) => tx.rows(text, [workspaceId]));
    if (removed.length < SLICE) return;
  }
}

/** With the workspace goes what came in meanwhile. */
async function removeLast(tx: Transaction, id: string): Promise<void> {
  const people = await tx.prisma.membership.findMany({
    where: { workspaceId: id },
    include: { agent: true },
  });
  await tx.prisma.workspace.delete({ where: { id } });
  const agents = people.map(({ agent }) => agent);
  const own = { id: { in: agents.map((agent) => agent.id) }, memberships: { none: {} } };
  const gone = await tx.prisma.agent.findMany({ where: own });
  await tx.prisma.signInAttempt.deleteMany({ where: { email: { in: gone.map(({ email }) => email) } } });
  await tx.prisma.agent.deleteMany({ where: own });
  await dropJobs(tx, id);
}
