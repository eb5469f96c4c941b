import 'server-only';
import type { ViewFilter, ViewName } from '@/lib/domain/view';

/**
 * The predicate of lib/domain/view, as SQL over `conversation` and `channel`. A test holds the two against each
 * other over every combination (tests/api/views.test.ts): change both or neither.
 *
 * @param agent the parameter that holds the viewer's agent id, such as `$2`
 */
export function viewSql(view: ViewName, agent: string): string {
  switch (view) {
    case 'mine':
      return `conversation.status = 'open' AND conversation.assignee_id = ${agent}::uuid`;
    case 'unassigned':
      return `conversation.status = 'open' AND conversation.assignee_id IS NULL`;
    case 'all':
      return `conversation.status = 'open'`;
    case 'closed':
      return `conversation.status = 'closed'`;
  }
}

/** The filters that a view may be narrowed by; adds what they need to `params`. */
export function narrowingSql(filter: Omit<ViewFilter, 'view'>, params: unknown[]): string {
  const clauses: string[] = [];
  if (filter.channelId !== null) {
    params.push(filter.channelId);
    clauses.push(`conversation.channel_id = $${params.length}::uuid`);
  }
  if (filter.channelType !== null) {
    params.push(filter.channelType);
    clauses.push(`channel.type = $${params.length}`);
  }
  return clauses.map((clause) => ` AND ${clause}`).join('');
}
