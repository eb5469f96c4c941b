/** Words and rules of a single message. */

export const messageKinds = [
  'message',
  'template',
  'post',
  'comment',
  'review',
  'review_reply',
  'email',
] as const;
export type MessageKind = (typeof messageKinds)[number];

export type Direction = 'inbound' | 'outbound';
export type Audience = 'public' | 'private';

/**
 * Where a reply of ours stands. Each state has evidence, none is a guess (architecture.md §8):
 * - `queued`: written down here, nobody was told
 * - `sending`: an attempt is under way
 * - `waiting`: for its author's second thought, for the platform's time, or for its return; nothing was sent
 * - `handed_over`: the platform stored it and gave it an id
 * - `confirmed`: the channel has it
 * - `failed`: refused, with a cause
 * - `unknown`: an attempt had no answer; we are looking whether it arrived
 * - `not_confirmed`: we looked and cannot tell; a person decides
 */
export const deliveryStates = [
  'queued',
  'sending',
  'waiting',
  'handed_over',
  'confirmed',
  'failed',
  'unknown',
  'not_confirmed',
] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** Why a reply waits: its author may still take it back, or the platform does not take it now. */
export const waitReasons = ['undo', 'rate-limit', 'unavailable', 'sign-in'] as const;
export type WaitReason = (typeof waitReasons)[number];

/** By whose RingCentral login a reply was handed over: its author's own, or the team's because that one has ended. */
export const messageLogins = ['own', 'team'] as const;
export type MessageLogin = (typeof messageLogins)[number];

/**
 * The only ways a delivery may move. `handed_over → failed` exists because the platform publishes later and may
 * then give up; `failed → confirmed` because it may retry by itself and succeed; `queued` and `waiting → handed_over`
 * because an earlier attempt that was believed lost may show itself; both `→ unknown` because in a database that was
 * restored they may have gone out since. Nothing ever leaves `confirmed`.
 */
const forward: Record<DeliveryState, readonly DeliveryState[]> = {
  queued: ['sending', 'handed_over', 'failed', 'unknown'],
  sending: ['handed_over', 'confirmed', 'failed', 'waiting', 'unknown'],
  waiting: ['sending', 'handed_over', 'failed', 'unknown'],
  unknown: ['handed_over', 'confirmed', 'failed', 'queued', 'not_confirmed'],
  not_confirmed: ['handed_over', 'confirmed', 'failed', 'queued'],
  handed_over: ['confirmed', 'failed'],
  failed: ['queued', 'confirmed'],
  confirmed: [],
};

/** May a delivery move from one state to another? Evidence that arrives late or twice must not move it back. */
export function mayMove(from: DeliveryState, to: DeliveryState): boolean {
  return forward[from].includes(to);
}

/** States in which the outbox still has something to do; they hold back later replies of the conversation. */
const unfinishedStates = ['queued', 'sending', 'waiting', 'unknown'] as const;

/** True while the outbox still works on it. */
export function isUnfinished(state: DeliveryState): boolean {
  return (unfinishedStates as readonly DeliveryState[]).includes(state);
}

/** May a person ask for another attempt? Only where nothing is under way and nothing has arrived. */
export function mayRetry(state: DeliveryState): boolean {
  return state === 'failed' || state === 'not_confirmed';
}

/** May a person take it back? Only while nobody outside has been told of it. */
export function mayCancel(state: DeliveryState): boolean {
  return state === 'queued' || state === 'waiting';
}

/** May a person say that it did arrive? Only where everything else has been asked. */
export function mayMarkSent(state: DeliveryState): boolean {
  return state === 'not_confirmed';
}

/** The mark of a reply that is confirmed by a person's word, and not by the channel. */
export const SAID_BY_PERSON = 'said-by-person';

/** What a message's place is told by. */
interface Placed {
  /** ISO time, always in the same form. */
  sentAt: string;
  /** The platform's id; null while it has none. */
  contentId: string | null;
  id: string;
}

/** After every id of the platform, whose ids are ASCII. */
const NO_CONTENT_ID = '~';

/**
 * The order of a conversation: source time, then the platform's id; never arrival time (product.md §2.2). The platform
 * tells whole seconds and orders what shares one by its ids, so ours cannot decide: they are drawn at arrival. A reply
 * that has no id there yet is the last of its moment. `NEWEST_FIRST` in queries/message-sql.ts says the same in SQL.
 *
 * @returns negative when `a` comes first
 */
export function byTimeThenId(a: Placed, b: Placed): number {
  return (
    compare(a.sentAt, b.sentAt) ||
    compare(a.contentId ?? NO_CONTENT_ID, b.contentId ?? NO_CONTENT_ID) ||
    compare(a.id, b.id)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Does this message, seen alone, ask for an answer? Whether one was given is for the conversation to know.
 *
 * The platform's `Replied` counts for nothing: it is set when a reply is stored, not when the customer has it. Only
 * somebody's decision not to answer does.
 *
 * @param contentStatus the platform's own word for it, as far as it was told
 */
export function asksForReply(message: {
  direction: Direction;
  contentStatus: string | null;
  isRemotelyDeleted: boolean;
}): boolean {
  return message.direction === 'inbound' && !message.isRemotelyDeleted && message.contentStatus !== 'Ignored';
}

/**
 * What the platform's news of a publication does to a reply of ours.
 *
 * `ExportFailure` changes nothing: the platform may try again by itself, and ends in one of the other two.
 *
 * @param syncStatus the platform's `synchronizationStatus`
 * @returns the state after it; the same one when the news is old or tells nothing
 */
export function deliveryAfterSync(state: DeliveryState, syncStatus: string | null): DeliveryState {
  const told = syncStatus === 'Success' ? 'confirmed' : syncStatus === 'ExportAborted' ? 'failed' : state;
  return mayMove(state, told) ? told : state;
}
