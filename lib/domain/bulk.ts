/** One act on many conversations, and what became of it with each (product.md §4.3). */
import { type Act, inverseOf, leftBy, type Touched } from './act';
import type { Assigning, Owner } from './assignment';

/** Chosen one by one in one request; whoever wants more asks for all that match. */
export const MOST_CHOSEN = 2_000;

/** What can be done to many at once: everything that can be done to one. */
export type BulkAct = Exclude<Act, { type: 'state' }> | Assigning | Reading;

/** For the person who does it alone: nothing new in it any more, or something to come back to. */
interface Reading {
  type: 'read';
  isRead: boolean;
}

/** What a bulk change does: an act, or the taking back of another change's. */
export type BulkDeed = BulkAct | { type: 'undo'; of: string; act: BulkAct };

export const bulkOutcomes = ['done', 'unchanged', 'refused'] as const;
export type BulkOutcome = (typeof bulkOutcomes)[number];

/** Why one of many was left as it is. */
export const bulkRefusals = [
  /** It is gone, or may not be read any more. */
  'not-found',
  /** Who was to get it may not read its channel, or is not there any more. */
  'no-holder',
  /** Who was to get it holds as many open ones as they should. */
  'at-capacity',
  /** Only what is open can be said to need a reply. */
  'not-open',
  /** It is not as the change left it that is to be taken back. */
  'changed-since',
  /** The person stopped the change before it got there. */
  'cancelled',
  'failed',
] as const;
export type BulkRefusal = (typeof bulkRefusals)[number];

/** What a bulk change does to one conversation. */
export type BulkStep = Act | Assigning | Reading;

/** What is kept of a conversation as it was before an act, to take it back. */
export type BulkBefore = Touched & Owner;

/** What is to be kept of a conversation. */
export function bulkBeforeOf(conversation: BulkBefore): BulkBefore {
  const { status, snoozedUntil, settledAt, isMarkedNeedsReply } = conversation;
  const { needsReplyCount, priority, tagIds, assigneeId, teamId } = conversation;
  const standing = { status, snoozedUntil, settledAt, isMarkedNeedsReply };
  return { ...standing, needsReplyCount, priority, tagIds, assigneeId, teamId };
}

/** What takes an act back, of a conversation as it was before. */
export function bulkInverseOf(act: BulkAct, before: BulkBefore): BulkStep {
  if (act.type === 'read') return { type: 'read', isRead: !act.isRead };
  if (act.type !== 'assign') return inverseOf(act, before);
  // What goes back to where it was is given to nobody anew.
  return { type: 'assign', assigneeId: before.assigneeId, teamId: before.teamId, anyway: true };
}

/**
 * Does a conversation still stand as an act has left it? Then the act may be taken back, whatever else has happened since:
 * a message that was confirmed meanwhile is nobody's word against it. How far one has read is nobody else's business.
 */
export function isAsLeft(act: BulkAct, left: BulkBefore, now: BulkBefore): boolean {
  if (act.type === 'read') return true;
  if (act.type === 'assign') return left.assigneeId === now.assigneeId && left.teamId === now.teamId;
  const expected = Object.entries(leftBy(act, left));
  const found = new Map<string, unknown>(Object.entries(now));
  return expected.every(([field, value]) => found.get(field) === value);
}

/** Why an act makes no sense for a conversation as it is; null where it does, or where it is so already. */
export function bulkRefusalOf(
  act: BulkAct,
  { status, needsReplyCount }: Pick<Touched, 'status' | 'needsReplyCount'>,
): BulkRefusal | null {
  const marks = act.type === 'needs-reply' && act.needsReply;
  return marks && status !== 'open' && needsReplyCount === 0 ? 'not-open' : null;
}
