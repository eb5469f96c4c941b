import 'server-only';
import type { Template } from '@/lib/contract/template';
import type { Viewer } from '@/lib/domain/permission';
import { type Database, database } from '../db';
import { getChannel } from './list-channels';

/** The columns of a `Template`. */
export const TEMPLATE_COLUMNS = 'id, version, channel_id AS "channelId", name, language, body';

/**
 * The templates of a channel, by name and language.
 *
 * @throws AppError `not-found` for a channel that the viewer may not read
 */
export async function listTemplates(viewer: Viewer, channelId: string): Promise<Template[]> {
  await getChannel(database, viewer, channelId);
  return database.rows<Template>(`${OF_CHANNEL} ORDER BY name, language`, [viewer.workspaceId, channelId]);
}

/** The one of this name and language; null where the channel has none. */
export async function findTemplate(
  db: Database,
  { workspaceId, channelId }: { workspaceId: string; channelId: string },
  { name, language }: Pick<Template, 'name' | 'language'>,
): Promise<Template | null> {
  const params = [workspaceId, channelId, name, language];
  const [found] = await db.rows<Template>(`${OF_CHANNEL} AND name = $3 AND language = $4`, params);
  return found ?? null;
}

const OF_CHANNEL = `
  SELECT ${TEMPLATE_COLUMNS} FROM template WHERE workspace_id = $1::uuid AND channel_id = $2::uuid`;
