import 'server-only';
import type { Transaction } from '../db';
import { notFound } from '../errors';

/**
 * Holds on to a team that is to get work: removing it waits for the end of this transaction.
 *
 * @returns its name
 * @throws AppError `not-found`
 */
export async function requireTeam(tx: Transaction, workspaceId: string, teamId: string): Promise<string> {
  const [team] = await tx.rows<{ name: string }>(
    'SELECT name FROM team WHERE workspace_id = $1::uuid AND id = $2::uuid FOR KEY SHARE',
    [workspaceId, teamId],
  );
  if (!team) throw notFound('team');
  return team.name;
}
