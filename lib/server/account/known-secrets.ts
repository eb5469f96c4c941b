import 'server-only';
import { database } from '../db';
import { unseal } from '../secrets';
import { sealedColumns } from './credentials';

/**
 * Every secret that a workspace keeps sealed, in plain: to be looked for in what is going to be shown, never to be
 * shown itself.
 */
export async function knownSecrets(workspaceId: string): Promise<string[]> {
  const secrets: string[] = [];
  for (const { table, boundTo, columns } of sealedColumns) {
    const rows = await database.rows<Record<string, string | null>>(
      `SELECT ${columns.join(', ')} FROM ${table} WHERE workspace_id = $1::uuid`,
      [workspaceId],
    );
    for (const row of rows) {
      for (const column of columns) {
        const sealed = row[column] ?? null;
        if (sealed !== null) secrets.push(unseal(sealed, { table: boundTo, column, workspaceId }));
      }
    }
  }
  return secrets;
}
