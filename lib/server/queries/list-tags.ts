import 'server-only';
import type { Tag } from '@/lib/contract/tag';
import { type Database, database } from '../db';

/** All tags of a workspace, by name. */
export function listTags(workspaceId: string, db: Database = database): Promise<Tag[]> {
  return db.rows<Tag>(
    `SELECT id, version, name, colour FROM tag WHERE workspace_id = $1::uuid ORDER BY lower(name), id`,
    [workspaceId],
  );
}

/** On how many conversations each tag is, by its id; those on none are left out. */
export async function countTagged(workspaceId: string): Promise<Record<string, number>> {
  const rows = await database.rows<{ tagId: string; count: number }>(
    `SELECT tag_id AS "tagId", count(*)::int AS count FROM conversation_tag
     WHERE workspace_id = $1::uuid GROUP BY tag_id`,
    [workspaceId],
  );
  return Object.fromEntries(rows.map(({ tagId, count }) => [tagId, count]));
}

/** Ids of the conversations that have a tag. */
export async function listTagged(
  workspaceId: string,
  tagId: string,
  db: Database = database,
): Promise<string[]> {
  const rows = await db.rows<{ id: string }>(
    `SELECT conversation_id AS id FROM conversation_tag
     WHERE workspace_id = $1::uuid AND tag_id = $2::uuid ORDER BY conversation_id`,
    [workspaceId, tagId],
  );
  return rows.map(({ id }) => id);
}
