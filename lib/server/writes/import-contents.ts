import 'server-only';
import type { ContentFacts } from '@/lib/domain/content-facts';
import type { Transaction } from '../db';
import { type AccountKey, enqueue } from '../queue';
import { beforeChange, forgetNew } from './lock-conversations';
import { meetStarts } from './meet-starts';
import { noteOddities } from './note-oddities';
import { type PlacedContent, placeContents } from './place-contents';
import { noteRatingChanges, ratingsBefore } from './rating-changes';
import { findTies, type SavedMessage, saveMessages } from './save-messages';
import { type CountChange, settleConversations } from './settle-conversations';

/**
 * The one way in for everything the platform tells: events, confirmations, sweeps, the first import, replays. It is
 * idempotent and does not mind order: the same contents in any order, any number of times, end in the same rows.
 *
 * @returns the content ids of messages that were made or changed
 */
export async function importContents(
  tx: Transaction,
  account: AccountKey,
  contents: ContentFacts[],
): Promise<{ changed: string[] }> {
  const distinct = await meetStarts(tx, account, newestOfEach(contents));
  if (distinct.length === 0) return { changed: [] };
  const placed = await placeContents(tx, account, distinct);
  const answered = await answeredElsewhere(tx, account, placed);
  const touched = new Set([...placed.map(({ conversationId }) => conversationId), ...answered]);
  const before = await beforeChange(tx, account.workspaceId, [...touched]);
  await askAboutTies(tx, account, placed);
  const ratings = await ratingsBefore(tx, account, placed);
  const saved = await saveMessages(tx, account, placed);
  if (saved.length === 0) return { changed: [] };
  const counts = countChanges(saved, answered);
  await forgetNew(tx, account.workspaceId, before);
  await settleConversations(tx, account.workspaceId, { before, changed: saved.map(({ id }) => id), counts });
  await noteRatingChanges(tx, account, { placed, saved, before: ratings });
  const changed = saved.map(({ contentId }) => contentId);
  await noteOddities(
    tx,
    account,
    distinct.filter(({ contentId }) => changed.includes(contentId)),
  );
  enqueue(tx, 'name-people', account);
  return { changed };
}

/** Of two that the platform dates alike the one that came last is kept until it was asked which one holds. */
async function askAboutTies(tx: Transaction, account: AccountKey, placed: PlacedContent[]): Promise<void> {
  for (const { contentId, runAt } of await findTies(tx, account, placed)) {
    enqueue(tx, 'read-again', { ...account, contentId }, { runAt });
  }
}

/** A page and an event may bring one content twice; one statement cannot write a row twice. */
function newestOfEach(contents: ContentFacts[]): ContentFacts[] {
  const newest = new Map<string, ContentFacts>();
  for (const content of contents) {
    const known = newest.get(content.contentId);
    if (!known || beats(content, known)) newest.set(content.contentId, content);
  }
  return [...newest.values()];
}

function beats(content: ContentFacts, known: ContentFacts): boolean {
  if (content.certainty !== known.certainty) return content.certainty === 'confirmed';
  return content.modifiedAt >= known.modifiedAt;
}

/** What is answered may stand in another conversation: a private reply to a public comment does. */
async function answeredElsewhere(
  tx: Transaction,
  { workspaceId, accountId }: AccountKey,
  placed: PlacedContent[],
): Promise<string[]> {
  const parents = placed.flatMap(({ content: { direction, parentContentId } }) =>
    direction === 'outbound' && parentContentId ? [parentContentId] : [],
  );
  if (parents.length === 0) return [];
  const found = await tx.rows<{ id: string }>(
    `SELECT DISTINCT conversation_id AS id FROM message
     WHERE workspace_id = $1::uuid AND account_id = $2::uuid AND content_id = ANY($3::text[])`,
    [workspaceId, accountId, parents],
  );
  return found.map(({ id }) => id);
}

/** @param alsoTouched conversations in which something may be answered now, though no message of theirs changed */
function countChanges(saved: SavedMessage[], alsoTouched: string[]): Map<string, CountChange> {
  const counts = new Map<string, CountChange>(alsoTouched.map((id) => [id, { messages: 0, inbound: 0 }]));
  for (const { conversationId, isNew, isInbound } of saved) {
    const count = counts.get(conversationId) ?? { messages: 0, inbound: 0 };
    if (isNew) count.messages += 1;
    if (isNew && isInbound) count.inbound += 1;
    counts.set(conversationId, count);
  }
  return counts;
}
