import 'server-only';
import { sealedColumns } from '../account/credentials';
import { database, inTransaction } from '../db';
import { reseal } from '../secrets';

/** What came of sealing everything anew. */
export interface Rotation {
  resealed: number;
  /** Sealed under neither today's secret nor the one before: `table.column of workspace`. */
  unreadable: string[];
}

/**
 * Seals every secret of the database anew under today's FOYER_SECRET. Foyer may be at work meanwhile, with both secrets:
 * what it changes in between is sealed under today's already, and is left alone. Again after an interruption it goes on.
 */
export async function rotateSecret(): Promise<Rotation> {
  const rotation: Rotation = { resealed: 0, unreadable: [] };
  for (const { table, boundTo, columns } of sealedColumns) {
    for (const column of columns) await rotateColumn({ table, boundTo, column }, rotation);
  }
  return rotation;
}

interface Column {
  table: string;
  boundTo: string;
  column: string;
}

/** The names are ours, never anybody's input. */
async function rotateColumn({ table, boundTo, column }: Column, rotation: Rotation): Promise<void> {
  const rows = await database.rows<{ workspaceId: string; sealed: string }>(
    `SELECT workspace_id AS "workspaceId", ${column} AS sealed FROM ${table} WHERE ${column} IS NOT NULL`,
    [],
  );
  for (const { workspaceId, sealed } of rows) {
    const fresh = resealed(sealed, { table: boundTo, column, workspaceId });
    if (fresh === 'unreadable') rotation.unreadable.push(`${table}.${column} of ${workspaceId}`);
    else if (fresh !== null)
      rotation.resealed += await replace({ table, column, workspaceId }, sealed, fresh);
  }
}

function resealed(sealed: string, place: Parameters<typeof reseal>[1]): string | null {
  try {
    return reseal(sealed, place);
  } catch {
    return 'unreadable';
  }
}

/** A ciphertext is its row's alone: it tells whether the row still has it. @returns how many rows had it */
function replace(
  { table, column, workspaceId }: { table: string; column: string; workspaceId: string },
  sealed: string,
  fresh: string,
): Promise<number> {
  return inTransaction(async (tx) => {
    const changed = await tx.rows(
      `UPDATE ${table} SET ${column} = $3 WHERE workspace_id = $1::uuid AND ${column} = $2 RETURNING 1`,
      [workspaceId, sealed, fresh],
    );
    return changed.length;
  });
}
