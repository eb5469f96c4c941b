import 'server-only';
import { database } from '../db';
import { env } from '../env';
import { unseal } from '../secrets';
import { sealedColumns } from './credentials';

/**
 * Every secret that a workspace keeps sealed, and that of the deployment's app, in plain: to be looked for in what is going to be shown, never to be
 * shown itself.
 */
export async function knownSecrets(workspaceId: string): Promise<string[]> {
  const ofDeployment = env().deploymentApp?.clientSecret;
  const secrets: string[] = ofDeployment === undefined ? [] : [ofDeployment];
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
