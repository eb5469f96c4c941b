import 'server-only';
import type { BulkChange } from '@/lib/contract/bulk-change';
import type { BulkBefore, BulkDeed, BulkOutcome, BulkRefusal } from '@/lib/domain/bulk';
import type { Viewer } from '@/lib/domain/permission';
import type { Transaction } from '../db';
import { notFound } from '../errors';
import { appendToFeed } from '../feed/append';
import { type BulkKey, getBulkChange } from '../queries/get-bulk-change';
import { enqueue } from '../queue';
import { noteWorkspaceActivity } from './note-activity';

/** A bulk change that is held: nobody else works on it, stops it or takes it back. */
export interface HeldBulkChange extends BulkKey {
  agentId: string;
  act: BulkDeed;
  isFinished: boolean;
  isUndone: boolean;
}

/** A conversation that a change has not dealt with. */
export interface BulkItem {
  conversationId: string;
  /** What an undo goes back to, and what it must find. Null where nothing is taken back. */
  earlier: { before: BulkBefore; left: BulkBefore } | null;
}

/** What became of one conversation. */
export interface BulkResult {
  conversationId: string;
  outcome: BulkOutcome;
  code: BulkRefusal | null;
  /** What it was, and what it was then. Null where it did not change. */
  before: BulkBefore | null;
  left: BulkBefore | null;
  /** The version that was made; null where it did not change. */
  version: number | null;
}

/**
 * Writes down what somebody wants to do.
 *
 * @returns false when it stands there already: the request is a repeated one
 */
export async function writeBulkChange(
  tx: Transaction,
  { workspaceId, agentId }: Viewer,
  { id, act, now }: { id: string; act: BulkDeed; now: Date },
): Promise<boolean> {
  const written = await tx.rows(
    `INSERT INTO bulk_change (workspace_id, id, agent_id, act, at)
     VALUES ($1::uuid, $2::uuid, $3::uuid, $4::jsonb, $5::timestamptz) ON CONFLICT DO NOTHING RETURNING id`,
    [workspaceId, id, agentId, JSON.stringify(act), now.toISOString()],
  );
  return written.length > 0;
}

/** With which conversations. */
export async function writeBulkItems(
  tx: Transaction,
  { workspaceId, bulkChangeId }: BulkKey,
  conversationIds: string[],
): Promise<void> {
  await tx.rows(
    `INSERT INTO bulk_change_item (workspace_id, bulk_change_id, conversation_id)
     SELECT $1::uuid, $2::uuid, id FROM unnest($3::uuid[]) AS id RETURNING conversation_id`,
    [workspaceId, bulkChangeId, conversationIds],
  );
}

/** A change is taken back by another one, which is about what it did. */
export async function markUndone(
  tx: Transaction,
  { workspaceId, bulkChangeId }: BulkKey,
  undo: BulkKey,
  now: Date,
): Promise<void> {
  await tx.rows(
    'UPDATE bulk_change SET undone_at = $3::timestamptz WHERE workspace_id = $1::uuid AND id = $2::uuid RETURNING id',
    [workspaceId, bulkChangeId, now.toISOString()],
  );
  await tx.rows(
    `INSERT INTO bulk_change_item (workspace_id, bulk_change_id, conversation_id)
     SELECT workspace_id, $3::uuid, conversation_id FROM bulk_change_item
     WHERE workspace_id = $1::uuid AND bulk_change_id = $2::uuid AND outcome = 'done' RETURNING conversation_id`,
    [workspaceId, bulkChangeId, undo.bulkChangeId],
  );
}

/**
 * Holds on to a bulk change until the end of the transaction.
 *
 * @param agentId only one that they asked for
 * @throws AppError `not-found`
 */
export async function holdBulkChange(
  tx: Transaction,
  { workspaceId, bulkChangeId }: BulkKey,
  agentId: string | null = null,
): Promise<HeldBulkChange> {
  const [held] = await tx.rows<Omit<HeldBulkChange, keyof BulkKey>>(
    `SELECT agent_id AS "agentId", act, finished_at IS NOT NULL AS "isFinished", undone_at IS NOT NULL AS "isUndone"
     FROM bulk_change
     WHERE workspace_id = $1::uuid AND id = $2::uuid AND ($3::uuid IS NULL OR agent_id = $3::uuid) FOR UPDATE`,
    [workspaceId, bulkChangeId, agentId],
  );
  if (!held) throw notFound('change');
  return { workspaceId, bulkChangeId, ...held };
}

/** The next that are to be dealt with, always in the same order. */
export async function nextBulkItems(
  tx: Transaction,
  { workspaceId, bulkChangeId, act }: HeldBulkChange,
  size: number,
): Promise<BulkItem[]> {
  return tx.rows<BulkItem>(
    `SELECT item.conversation_id AS "conversationId",
       CASE WHEN earlier.before IS NOT NULL
         THEN jsonb_build_object('before', earlier.before, 'left', earlier.left_as) END AS earlier
     FROM bulk_change_item AS item
     LEFT JOIN bulk_change_item AS earlier ON earlier.workspace_id = $1::uuid
       AND earlier.bulk_change_id = $3::uuid AND earlier.conversation_id = item.conversation_id
     WHERE item.workspace_id = $1::uuid AND item.bulk_change_id = $2::uuid AND item.outcome IS NULL
     ORDER BY item.conversation_id LIMIT $4::int`,
    [workspaceId, bulkChangeId, act.type === 'undo' ? act.of : null, size],
  );
}

/** Notes what became of conversations. */
export async function writeBulkResults(
  tx: Transaction,
  { workspaceId, bulkChangeId }: BulkKey,
  results: readonly BulkResult[],
): Promise<void> {
  await tx.rows(
    `UPDATE bulk_change_item AS item
     SET outcome = result.outcome, code = result.code, before = result.before, left_as = result."left"
     FROM jsonb_to_recordset($3::jsonb)
       AS result("conversationId" uuid, outcome change_outcome, code text, before jsonb, "left" jsonb)
     WHERE item.workspace_id = $1::uuid AND item.bulk_change_id = $2::uuid
       AND item.conversation_id = result."conversationId" RETURNING item.conversation_id`,
    [workspaceId, bulkChangeId, JSON.stringify(results)],
  );
}

/** Whatever is still to be done is refused. */
export async function refuseTheRest(
  tx: Transaction,
  { workspaceId, bulkChangeId }: BulkKey,
  code: BulkRefusal,
): Promise<void> {
  await tx.rows(
    `UPDATE bulk_change_item SET outcome = 'refused', code = $3
     WHERE workspace_id = $1::uuid AND bulk_change_id = $2::uuid AND outcome IS NULL RETURNING conversation_id`,
    [workspaceId, bulkChangeId, code],
  );
}

/**
 * Ends a change of which nothing is left to do, or lets a job go on with it; who asked for it is told how far it is. The
 * audit has one line for all of it.
 */
export async function tellBulkProgress(
  tx: Transaction,
  held: HeldBulkChange,
  now: Date,
  results: readonly BulkResult[] = [],
): Promise<BulkChange> {
  const { workspaceId, bulkChangeId, agentId } = held;
  const stands = await getBulkChange(held, bulkChangeId, tx);
  const isOver = stands.done + stands.unchanged + stands.refused === stands.total;
  if (isOver) await finish(tx, held, stands.done, now);
  else enqueue(tx, 'bulk-change', { workspaceId, bulkChangeId });
  const made = results.flatMap(({ conversationId: id, version }) =>
    version === null ? [] : { id, version },
  );
  const change = { ...stands, made, finishedAt: isOver ? now.toISOString() : null };
  appendToFeed(tx, workspaceId, { type: 'bulk.progressed', change }, { agentId });
  return change;
}

async function finish(tx: Transaction, held: HeldBulkChange, count: number, now: Date): Promise<void> {
  const { workspaceId, bulkChangeId, act } = held;
  await tx.rows(
    'UPDATE bulk_change SET finished_at = $3::timestamptz WHERE workspace_id = $1::uuid AND id = $2::uuid RETURNING id',
    [workspaceId, bulkChangeId, now.toISOString()],
  );
  const isUndo = act.type === 'undo';
  const done = { act: isUndo ? act.act.type : act.type, isUndo, count };
  // How far one has read is nobody else's business.
  if (count > 0 && done.act !== 'read')
    await noteWorkspaceActivity(tx, held, { kind: 'bulk-changed', ...done }, now);
}
