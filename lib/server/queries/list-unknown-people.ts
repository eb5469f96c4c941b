import 'server-only';
import type { Database } from '../db';

/** Those of these identities of which the platform has told no more than the id. */
export async function listUnknownPeople(
  db: Database,
  { workspaceId, accountId }: { workspaceId: string; accountId: string },
  externalIds: string[],
): Promise<string[]> {
  const known = await db.rows<{ externalId: string }>(
    `SELECT external_id AS "externalId" FROM person
     WHERE workspace_id = $1::uuid AND account_id = $2::uuid AND external_id = ANY($3::text[])
       AND fetched_at IS NOT NULL`,
    [workspaceId, accountId, externalIds],
  );
  return [...new Set(externalIds)].filter((id) => !known.some(({ externalId }) => externalId === id));
}
