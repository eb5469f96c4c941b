import 'server-only';
import { type Action, may, type Viewer } from '@/lib/domain/permission';
import type { Transaction } from '../db';
import { AppError, notFound } from '../errors';
import { appendToFeed } from '../feed/append';

/** What is its maker's alone, or everybody's: canned replies and saved views. */
interface SharedThing {
  id: string;
  agentId: string;
  isShared: boolean;
}

/** @throws AppError `not-allowed` for what everybody has, where the role may not share */
export function requireMayShare({ role }: Viewer, { isShared }: SharedThing, action: Action): void {
  if (!isShared || may(role, action)) return;
  throw new AppError('not-allowed', 'Your role may not change what everybody uses.');
}

/** Tells whoever has it. */
export function tellOwners(tx: Transaction, workspaceId: string, { isShared, agentId }: SharedThing): void {
  appendToFeed(tx, workspaceId, { type: 'settings.changed' }, isShared ? {} : { agentId });
}

/**
 * Takes it away, and tells whoever had it.
 *
 * @throws AppError `not-found` where somebody else was quicker
 */
export async function takeAway(
  tx: Transaction,
  workspaceId: string,
  table: 'canned_reply' | 'saved_view',
  thing: SharedThing,
): Promise<void> {
  const [taken] = await tx.rows(
    `DELETE FROM ${table} WHERE workspace_id = $1::uuid AND id = $2::uuid RETURNING id`,
    [workspaceId, thing.id],
  );
  if (!taken) throw notFound('thing');
  tellOwners(tx, workspaceId, thing);
}
