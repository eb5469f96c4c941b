/**
 * The one predicate behind the list, its badges and every live update (product.md §3.2). The browser evaluates
 * it here; the server compiles the same filter to SQL (lib/server/queries/view-sql.ts); a test compares the two.
 */

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

/** What a conversation must tell for a view to decide. */
export interface ViewFacts {
  status: 'open' | 'snoozed' | 'closed';
  assigneeId: string | null;
  channelId: string;
  channelType: string;
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
