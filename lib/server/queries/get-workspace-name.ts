import 'server-only';
import { database } from '../db';
import { notFound } from '../errors';

/**
 * What a workspace is called.
 *
 * @throws AppError `not-found`
 */
export async function getWorkspaceName(workspaceId: string): Promise<string> {
  const [found] = await database.rows<{ name: string }>('SELECT name FROM workspace WHERE id = $1::uuid', [
    workspaceId,
  ]);
  if (!found) throw notFound('workspace');
  return found.name;
}
