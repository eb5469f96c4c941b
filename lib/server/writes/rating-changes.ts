import 'server-only';
import type { Transaction } from '../db';
import type { AccountKey } from '../queue';
import { noteActivities } from './note-activity';
import type { PlacedContent } from './place-contents';
import type { SavedMessage } from './save-messages';

/** Stars by content id. */
type Ratings = ReadonlyMap<string, number>;

/** The stars of reviews that are here already. Ask while their conversations are locked, before they are saved. */
export async function ratingsBefore(
  tx: Transaction,
  { workspaceId, accountId }: AccountKey,
  placed: PlacedContent[],
): Promise<Ratings> {
  const rated = placed.flatMap(({ content: { contentId, rating } }) => (rating === null ? [] : [contentId]));
  if (rated.length === 0) return new Map();
  const known = await tx.rows<{ contentId: string; rating: number }>(
    `SELECT content_id AS "contentId", rating FROM message
     WHERE workspace_id = $1::uuid AND account_id = $2::uuid AND content_id = ANY($3::text[])
       AND rating IS NOT NULL`,
    [workspaceId, accountId, rated],
  );
  return new Map(known.map(({ contentId, rating }) => [contentId, rating]));
}

/**
 * Remembers that customers changed their stars, as far as the earlier ones were ever here: what a review said before it
 * first came in, the platform does not tell.
 */
export async function noteRatingChanges(
  tx: Transaction,
  { workspaceId }: AccountKey,
  { placed, saved, before }: { placed: PlacedContent[]; saved: SavedMessage[]; before: Ratings },
): Promise<void> {
  const isSaved = new Set(saved.map(({ contentId }) => contentId));
  const changes = placed.flatMap(({ conversationId, content: { contentId, rating, modifiedAt } }) => {
    const from = before.get(contentId);
    if (from === undefined || rating === null || rating === from || !isSaved.has(contentId)) return [];
    const what = { kind: 'rating-changed', from, to: rating } as const;
    return [{ conversationId, at: new Date(modifiedAt), what }];
  });
  await noteActivities(tx, { workspaceId, agentId: null }, changes);
}
