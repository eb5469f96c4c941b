import 'server-only';
import type { Database } from '../db';

/** When the platform last told a workspace anything, as ISO time; null when it never did. */
export async function lastEventAt(db: Database, workspaceId: string): Promise<string | null> {
  const [row] = await db.rows<{ at: Date | null }>(
    'SELECT max(last_event_at) AS at FROM account WHERE workspace_id = $1::uuid',
    [workspaceId],
  );
  return row?.at?.toISOString() ?? null;
}
