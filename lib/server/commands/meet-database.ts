import 'server-only';
import { inTransaction, type Transaction } from '../db';
import { log } from '../log';
import { OUTBOX_COLUMNS, type OutboxMessage } from '../queries/find-outbox-message';
import { enqueue } from '../queue';
import { moveDelivery } from '../writes/move-delivery';

/**
 * Before a worker takes its first job: is this database where it was last time? If not it was restored from a backup, and
 * what waits in it to be sent may have gone out since. None of it is sent before the platform was asked
 * (reconcile-reply.ts).
 *
 * @param isRestored the operator says so: a copy of the server's files does not show it
 * @returns how many replies are looked for
 */
export async function meetDatabase(now: Date, isRestored = false): Promise<number> {
  return inTransaction(async (tx) => {
    const isElsewhere = await noteHome(tx, now);
    if (!isElsewhere && !isRestored) return 0;
    const waiting = await markAttempted(tx);
    for (const reply of waiting) {
      const failureDetail = 'the database was restored';
      if (!(await moveDelivery(tx, reply, { to: 'unknown', failureDetail }))) continue;
      enqueue(tx, 'reconcile-reply', { workspaceId: reply.workspaceId, messageId: reply.id });
    }
    log().warn(
      { replies: waiting.length },
      'the database was restored: what waited is looked for before it is sent',
    );
    return waiting.length;
  });
}

/**
 * A database of another number, or of another server, is another one, whatever is in it. The row is held until the end, so
 * that another worker waits for what this one does.
 *
 * @returns whether it was elsewhere before; not for one that was never met
 */
async function noteHome(tx: Transaction, now: Date): Promise<boolean> {
  await tx.rows(FIRST_MEETING, [now.toISOString()]);
  const [met] = await tx.rows<{ isElsewhere: boolean }>(HERE);
  if (met?.isElsewhere) await tx.rows(MOVE_IN, [now.toISOString()]);
  return met?.isElsewhere ?? false;
}

const SERVER = '(SELECT system_identifier::text FROM pg_control_system())';
const DATABASE = '(SELECT oid::bigint FROM pg_database WHERE datname = current_database())';

const FIRST_MEETING = `
  INSERT INTO database_home (id, system_identifier, database_oid, met_at)
  SELECT 1, ${SERVER}, ${DATABASE}, $1::timestamptz ON CONFLICT (id) DO NOTHING RETURNING id`;

const HERE = `
  SELECT (system_identifier, database_oid) IS DISTINCT FROM (${SERVER}, ${DATABASE}) AS "isElsewhere"
  FROM database_home WHERE id = 1 FOR UPDATE`;

const MOVE_IN = `
  UPDATE database_home SET system_identifier = ${SERVER}, database_oid = ${DATABASE}, met_at = $1::timestamptz
  WHERE id = 1 RETURNING id`;

/** From when they were written on they may have gone out: so far back the platform's list is read. */
function markAttempted(tx: Transaction): Promise<OutboxMessage[]> {
  return tx.rows<OutboxMessage>(
    `UPDATE message SET attempted_at = created_at, lease_until = NULL
     WHERE delivery IN ('queued', 'waiting', 'sending') RETURNING ${OUTBOX_COLUMNS}`,
  );
}
