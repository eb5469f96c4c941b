import 'server-only';
import type { Tag } from '@/lib/contract/tag';
import type { ConversationActivity } from '@/lib/domain/activity';
import type { Transaction } from '../db';
import { lockTags } from './lock-tags';

/** Ids of tags to put on and to take off. */
interface Change {
  add: readonly string[];
  remove: readonly string[];
}

/**
 * Puts tags on conversations that are locked, and takes others off.
 *
 * @returns by id, what was done to those that it changed
 * @throws AppError `not-found` for a tag that is not there
 */
export async function changeTags(
  tx: Transaction,
  workspaceId: string,
  conversationIds: string[],
  { add, remove }: Change,
): Promise<Map<string, ConversationActivity>> {
  const tags = await lockTags(tx, workspaceId, [...add, ...remove]);
  const changed = await tx.rows<{ id: string; added: string[]; removed: string[] }>(CHANGE, [
    workspaceId,
    conversationIds,
    add,
    remove,
  ]);
  return new Map(
    changed.map(({ id, added, removed }) => [
      id,
      { kind: 'tagged', added: namesOf(tags, added), removed: namesOf(tags, removed) },
    ]),
  );
}

function namesOf(tags: Tag[], ids: string[]): string[] {
  return tags.filter(({ id }) => ids.includes(id)).map(({ name }) => name);
}

const CHANGE = `
  WITH removed AS (
    DELETE FROM conversation_tag
    WHERE workspace_id = $1::uuid AND conversation_id = ANY($2::uuid[]) AND tag_id = ANY($4::uuid[])
    RETURNING conversation_id, tag_id
  ), added AS (
    INSERT INTO conversation_tag (workspace_id, conversation_id, tag_id)
    SELECT $1::uuid, conversation.id, tag.id
    FROM unnest($2::uuid[]) AS conversation(id) CROSS JOIN unnest($3::uuid[]) AS tag(id)
    ON CONFLICT DO NOTHING
    RETURNING conversation_id, tag_id
  )
  SELECT conversation_id AS id,
    coalesce(array_agg(tag_id::text) FILTER (WHERE is_added), '{}') AS added,
    coalesce(array_agg(tag_id::text) FILTER (WHERE NOT is_added), '{}') AS removed
  FROM (
    SELECT *, true AS is_added FROM added UNION ALL SELECT *, false FROM removed
  ) AS moved
  GROUP BY conversation_id`;
