import 'server-only';
import { type WorkspaceSettings, workspaceSettings } from '@/lib/contract/workspace';
import type { Viewer } from '@/lib/domain/permission';
import { type Database, database } from '../db';
import { notFound } from '../errors';

/**
 * What the viewer's workspace has decided.
 *
 * @throws AppError `not-found`
 */
export async function getWorkspaceSettings(
  { workspaceId }: Pick<Viewer, 'workspaceId'>,
  db: Database = database,
): Promise<WorkspaceSettings> {
  const [settings] = await db.rows(
    `SELECT version, undo_private_seconds AS "undoPrivateSeconds", undo_public_seconds AS "undoPublicSeconds",
       return_after_minutes AS "returnAfterMinutes", person_links AS "personLinks",
       default_theme AS "defaultTheme", default_language AS "defaultLanguage", time_zone AS "timeZone", business_hours AS "businessHours"
     FROM workspace WHERE id = $1::uuid`,
    [workspaceId],
  );
  if (!settings) throw notFound('workspace');
  return workspaceSettings.parse(settings);
}
