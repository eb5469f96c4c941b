import 'server-only';
import type { ViewFilter, ViewName } from '@/lib/domain/view';
import { READABLE_CHANNELS } from './readable-channels-sql';

/**
 * The predicate of lib/domain/view, as SQL over `conversation`. A test holds the two against each
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

/**
 * The ids of the channels a list is narrowed to, of those the viewer may read, as an SQL array. An array that is
 * computed once lets the list be read in its own order from an index; a join would sort the whole view.
 *
 * @param params begins with `viewerParams`; what the filter needs is added
 */
export function channelsSql(filter: Omit<ViewFilter, 'view'>, params: unknown[]): string {
  const clauses = ['true'];
  if (filter.channelId !== null) clauses.push(`readable.id = $${params.push(filter.channelId)}::uuid`);
  if (filter.channelType !== null) clauses.push(`readable.type = $${params.push(filter.channelType)}`);
  return `ARRAY(SELECT readable.id FROM (${READABLE_CHANNELS}) AS readable WHERE ${clauses.join(' AND ')})`;
}
