import 'server-only';
import type { Transaction } from '../db';
import { notFound } from '../errors';

/** A team that is to get work. */
export interface HeldTeam {
  name: string;
  memberIds: string[];
}

/**
 * Holds on to a team that is to get work: removing it waits for the end of this transaction.
 *
 * @returns null where it is not there
 */
export async function holdTeam(
  tx: Transaction,
  workspaceId: string,
  teamId: string,
): Promise<HeldTeam | null> {
  const [team] = await tx.rows<HeldTeam>(
    `SELECT name, ARRAY(
       SELECT agent_id::text FROM team_member WHERE workspace_id = $1::uuid AND team_id = $2::uuid
     ) AS "memberIds"
     FROM team WHERE workspace_id = $1::uuid AND id = $2::uuid FOR KEY SHARE`,
    [workspaceId, teamId],
  );
  return team ?? null;
}

/**
 * Holds on to a team as `holdTeam` does.
 *
 * @throws AppError `not-found`
 */
export async function requireTeam(tx: Transaction, workspaceId: string, teamId: string): Promise<HeldTeam> {
  const team = await holdTeam(tx, workspaceId, teamId);
  if (!team) throw notFound('team');
  return team;
}
