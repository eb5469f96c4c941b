/**
 * The one predicate behind the list, its badges and every live update (product.md §3.2). The browser evaluates
 * it here; the server compiles the same filter to SQL (lib/server/queries/view-sql.ts); a test compares the two.
 */

import type { ConversationStatus, Priority, WindowState } from './conversation-state';

export const viewNames = ['mine', 'unassigned', 'all', 'closed'] as const;
export type ViewName = (typeof viewNames)[number];

/** Views with a badge. What is closed only grows: nobody works it down, and counting it would read all of it. */
export const countedViews = ['mine', 'unassigned', 'all'] as const satisfies readonly ViewName[];

/** What the address bar holds. */
export interface ViewFilter {
  view: ViewName;
  /** Only this channel. */
  channelId: string | null;
  /** Only channels of this type. */
  channelType: string | null;
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

/**
 * Does the conversation belong in this view of this person? Rights are not asked here: what somebody may not
 * read never reaches them.
 */
export function belongsTo(filter: ViewFilter, facts: ViewFacts, viewer: { agentId: string }): boolean {
  if (filter.channelId !== null && facts.channelId !== filter.channelId) return false;
  if (filter.channelType !== null && facts.channelType !== filter.channelType) return false;
  switch (filter.view) {
    case 'mine':
      return facts.status === 'open' && facts.assigneeId === viewer.agentId;
    case 'unassigned':
      return facts.status === 'open' && facts.assigneeId === null;
    case 'all':
      return facts.status === 'open';
    case 'closed':
      return facts.status === 'closed';
  }
}
