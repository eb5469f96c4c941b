/**
 * The one predicate behind the list, its badges and every live update (product.md §3.2). The browser evaluates
 * it here; the server compiles the same filter to SQL (lib/server/queries/view-sql.ts); a test compares the two.
 */
import { isUnread, needsReply, type ReaderFacts } from './conversation';
import type { ConversationStatus, Priority, WindowState } from './conversation-state';

export const viewNames = [
  'mine',
  'unassigned',
  'all',
  'mentions',
  'snoozed',
  'undelivered',
  'closed',
] as const;
export type ViewName = (typeof viewNames)[number];

/** Views with a badge. What is closed only grows: nobody works it down, and counting it would read all of it. */
export const countedViews = ['mine', 'unassigned', 'all', 'mentions', 'snoozed', 'undelivered'] as const;

/** In place of an id: held by nobody, given to no team. */
export const NOBODY = 'nobody';

/** What a view is narrowed to. An empty list narrows nothing; of several values any will do. */
export interface Narrowing {
  channelTypes: string[];
  channelIds: string[];
  /** In place of the statuses the view has by itself. */
  statuses: ConversationStatus[];
  /** Ids, or `NOBODY`. */
  assigneeIds: string[];
  /** Ids, or `NOBODY`. */
  teamIds: string[];
  tagIds: string[];
  priorities: Priority[];
  ratings: number[];
  windowStates: WindowState[];
  languages: string[];
  /** Only what this viewer has not read. */
  isUnread: boolean;
  /** Only what is owed an answer. */
  needsReply: boolean;
  /** ISO time of the last message at the earliest; null for any. */
  since: string | null;
  /** ISO time before which the last message was; null for any. */
  until: string | null;
}

/** What the address bar holds. Made by `viewFilter` alone: of equal filters there is one form. */
export interface ViewFilter extends Narrowing {
  view: ViewName;
}

const nothingNarrowed: Narrowing = {
  channelTypes: [],
  channelIds: [],
  statuses: [],
  assigneeIds: [],
  teamIds: [],
  tagIds: [],
  priorities: [],
  ratings: [],
  windowStates: [],
  languages: [],
  isUnread: false,
  needsReply: false,
  since: null,
  until: null,
};

/** A view, narrowed or whole; lists are sorted and hold nothing twice. */
export function viewFilter(view: ViewName, narrowing: Partial<Narrowing> = {}): ViewFilter {
  const entries = Object.entries(nothingNarrowed).map(([name, nothing]) => {
    const value = narrowing[name as keyof Narrowing] ?? nothing;
    return [name, Array.isArray(value) ? [...new Set<unknown>(value)].sort() : value];
  });
  return { view, ...(Object.fromEntries(entries) as Narrowing) };
}

/** Do both let in the same? Of equal filters there is one form. */
export function isSameFilter(a: ViewFilter, b: ViewFilter): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Is it the view itself, all of it? */
export function isWholeView(filter: ViewFilter): boolean {
  return isSameFilter(filter, viewFilter(filter.view));
}

/** What a conversation must tell for a view to decide: no clock among them, so that browser and server agree. */
export interface ViewFacts {
  status: ConversationStatus;
  assigneeId: string | null;
  teamId: string | null;
  channelId: string;
  channelType: string;
  priority: Priority;
  /** Sorted. */
  tagIds: string[];
  /** Who was named in a note and has not dealt with it; sorted. */
  mentionedAgentIds: string[];
  needsReplyCount: number;
  isMarkedNeedsReply: boolean;
  failedCount: number;
  /** Stars of a review. */
  rating: number | null;
  /** As the platform says it, such as `de`. */
  language: string | null;
  windowState: WindowState;
  /** ISO time. */
  lastMessageAt: string;
  inboundCount: number;
  readBaseline: number;
}

/** What a view decides by. */
export function viewFactsOf(conversation: ViewFacts): ViewFacts {
  return {
    status: conversation.status,
    assigneeId: conversation.assigneeId,
    teamId: conversation.teamId,
    channelId: conversation.channelId,
    channelType: conversation.channelType,
    priority: conversation.priority,
    tagIds: conversation.tagIds,
    mentionedAgentIds: conversation.mentionedAgentIds,
    needsReplyCount: conversation.needsReplyCount,
    isMarkedNeedsReply: conversation.isMarkedNeedsReply,
    failedCount: conversation.failedCount,
    rating: conversation.rating,
    language: conversation.language,
    windowState: conversation.windowState,
    lastMessageAt: conversation.lastMessageAt,
    inboundCount: conversation.inboundCount,
    readBaseline: conversation.readBaseline,
  };
}

/** Everything a clause may look at. */
interface Candidate {
  facts: ViewFacts;
  reader: ReaderFacts;
  viewer: { agentId: string };
  filter: ViewFilter;
}

const work: ConversationStatus[] = ['open'];
const unfinished: ConversationStatus[] = ['open', 'snoozed'];

/** The statuses a view has while its filter names none. */
const ownStatuses: Record<ViewName, ConversationStatus[]> = {
  mine: work,
  unassigned: work,
  all: work,
  mentions: unfinished,
  snoozed: ['snoozed'],
  undelivered: ['open', 'snoozed', 'closed'],
  closed: ['closed'],
};

/** The statuses a filter lets in. */
export function statusesOf(filter: ViewFilter): ConversationStatus[] {
  return filter.statuses.length > 0 ? filter.statuses : ownStatuses[filter.view];
}

/** Has its list a number? What lets in the closed only grows. */
export function isCounted(filter: ViewFilter): boolean {
  return filter.view === 'undelivered' || !statusesOf(filter).includes('closed');
}

/** What a view asks beside its statuses. */
const views: Record<ViewName, (candidate: Candidate) => boolean> = {
  mine: ({ facts, viewer }) => facts.assigneeId === viewer.agentId,
  unassigned: ({ facts }) => facts.assigneeId === null,
  all: () => true,
  mentions: ({ facts, viewer }) => facts.mentionedAgentIds.includes(viewer.agentId),
  snoozed: () => true,
  undelivered: ({ facts }) => facts.failedCount > 0,
  closed: () => true,
};

/** One clause for each member of a filter; one that is forgotten does not compile. */
const clauses: { [K in keyof ViewFilter]: (wanted: ViewFilter[K], candidate: Candidate) => boolean } = {
  view: (view, candidate) => views[view](candidate),
  statuses: (_, { facts, filter }) => statusesOf(filter).includes(facts.status),
  channelTypes: (wanted, { facts }) => isAnyOf(wanted, facts.channelType),
  channelIds: (wanted, { facts }) => isAnyOf(wanted, facts.channelId),
  assigneeIds: (wanted, { facts }) => isAnyOf(wanted, facts.assigneeId ?? NOBODY),
  teamIds: (wanted, { facts }) => isAnyOf(wanted, facts.teamId ?? NOBODY),
  tagIds: (wanted, { facts }) => wanted.length === 0 || wanted.some((id) => facts.tagIds.includes(id)),
  priorities: (wanted, { facts }) => isAnyOf(wanted, facts.priority),
  ratings: (wanted, { facts }) => isAnyOf(wanted, facts.rating),
  windowStates: (wanted, { facts }) => isAnyOf(wanted, facts.windowState),
  languages: (wanted, { facts }) => isAnyOf(wanted, facts.language),
  isUnread: (wanted, { facts, reader }) => !wanted || isUnread(facts, reader),
  needsReply: (wanted, { facts }) => !wanted || needsReply(facts),
  since: (wanted, { facts }) => wanted === null || facts.lastMessageAt >= wanted,
  until: (wanted, { facts }) => wanted === null || facts.lastMessageAt < wanted,
};

function isAnyOf<T>(wanted: T[], value: T | null): boolean {
  return wanted.length === 0 || (value !== null && wanted.includes(value));
}

/**
 * Does the conversation belong in this view of this person? Rights are not asked here: what somebody may not
 * read never reaches them.
 *
 * @param reader how far the viewer has read it
 */
export function belongsTo(
  filter: ViewFilter,
  facts: ViewFacts,
  reader: ReaderFacts,
  viewer: { agentId: string },
): boolean {
  const candidate = { facts, reader, viewer, filter };
  return memberNames.every((name) => holds(name, candidate));
}

const memberNames = Object.keys(clauses) as (keyof ViewFilter)[];

function holds<K extends keyof ViewFilter>(name: K, candidate: Candidate): boolean {
  return clauses[name](candidate.filter[name], candidate);
}
