import 'server-only';
import { NOBODY, statusesOf, type ViewFilter, type ViewName } from '@/lib/domain/view';
import { READABLE_CHANNELS } from './readable-channels-sql';

/** Adds a value to the statement; returns its place, such as `$4`. */
type Bind = (value: unknown) => string;

const MENTIONED = `EXISTS (
  SELECT FROM mention WHERE mention.workspace_id = conversation.workspace_id AND mention.agent_id = $2::uuid
    AND mention.conversation_id = conversation.id AND mention.done_at IS NULL)`;

/** What a view asks beside its statuses. */
const views: Record<ViewName, string | null> = {
  mine: 'conversation.assignee_id = $2::uuid',
  unassigned: 'conversation.assignee_id IS NULL',
  all: null,
  mentions: MENTIONED,
  snoozed: null,
  undelivered: 'conversation.failed_count > 0',
  closed: null,
};

const READ_COUNT = `coalesce((
  SELECT seen.read_count FROM read_mark AS seen
  WHERE seen.workspace_id = conversation.workspace_id AND seen.agent_id = $2::uuid
    AND seen.conversation_id = conversation.id), 0)`;

const MARKED_UNREAD = `EXISTS (
  SELECT FROM read_mark AS marked
  WHERE marked.workspace_id = conversation.workspace_id AND marked.agent_id = $2::uuid
    AND marked.conversation_id = conversation.id AND marked.is_marked_unread)`;

/** One clause for each member of a filter, null where it narrows nothing; one that is forgotten does not compile. */
const clauses: {
  [K in keyof ViewFilter]: (wanted: ViewFilter[K], bind: Bind, filter: ViewFilter) => string | null;
} = {
  view: (view) => views[view],
  // Words, not parameters: with them the planner knows how many rows there are.
  statuses: (_, __, filter) => `conversation.status IN (${statusesOf(filter).map(quoted).join(', ')})`,
  // Channels are narrowed by `channelsSql`.
  channelTypes: () => null,
  channelIds: () => null,
  assigneeIds: (wanted, bind) => idOrNobody('conversation.assignee_id', wanted, bind),
  teamIds: (wanted, bind) => idOrNobody('conversation.team_id', wanted, bind),
  tagIds: (wanted, bind) =>
    wanted.length === 0
      ? null
      : `EXISTS (
          SELECT FROM conversation_tag AS tagged WHERE tagged.workspace_id = conversation.workspace_id
            AND tagged.conversation_id = conversation.id AND tagged.tag_id = ANY(${bind(wanted)}::uuid[]))`,
  priorities: (wanted, bind) => anyOf('conversation.priority', wanted, bind, 'priority'),
  ratings: (wanted, bind) => anyOf('conversation.rating', wanted, bind, 'int'),
  windowStates: (wanted, bind) => anyOf('conversation.window_state', wanted, bind, 'window_state'),
  languages: (wanted, bind) => anyOf('conversation.language', wanted, bind, 'text'),
  isUnread: (wanted) =>
    wanted
      ? `(conversation.inbound_count > greatest(conversation.read_baseline, ${READ_COUNT}) OR ${MARKED_UNREAD})`
      : null,
  needsReply: (wanted) =>
    wanted ? '(conversation.needs_reply_count > 0 OR conversation.is_marked_needs_reply)' : null,
  since: (wanted, bind) => wanted && `conversation.last_message_at >= ${bind(wanted)}::timestamptz`,
  until: (wanted, bind) => wanted && `conversation.last_message_at < ${bind(wanted)}::timestamptz`,
};

function anyOf(column: string, wanted: unknown[], bind: Bind, type: string): string | null {
  return wanted.length === 0 ? null : `${column} = ANY(${bind(wanted)}::${type}[])`;
}

function idOrNobody(column: string, wanted: string[], bind: Bind): string | null {
  if (wanted.length === 0) return null;
  const isOne = `${column} = ANY(${bind(wanted.filter((id) => id !== NOBODY))}::uuid[])`;
  return wanted.includes(NOBODY) ? `(${isOne} OR ${column} IS NULL)` : isOne;
}

function quoted(word: string): string {
  return `'${word}'`;
}

/**
 * The predicate of lib/domain/view, as SQL over `conversation`. A test holds the two against each other over
 * random filters (tests/api/views.test.ts): change both or neither.
 *
 * @param params begins with `viewerParams`; what the filter needs is added
 */
export function viewSql(filter: ViewFilter, params: unknown[]): string {
  const bind: Bind = (value) => `$${params.push(value)}`;
  const names = Object.keys(clauses) as (keyof ViewFilter)[];
  return names.flatMap((name) => clauseOf(name, filter, bind) ?? []).join(' AND ');
}

function clauseOf<K extends keyof ViewFilter>(name: K, filter: ViewFilter, bind: Bind): string | null {
  return clauses[name](filter[name], bind, filter);
}

/**
 * The ids of the channels a list is narrowed to, of those the viewer may read, as an SQL array. An array that is
 * computed once lets the list be read in its own order from an index; a join would sort the whole view.
 *
 * @param params begins with `viewerParams`; what the filter needs is added
 */
export function channelsSql(
  { channelIds, channelTypes }: Pick<ViewFilter, 'channelIds' | 'channelTypes'>,
  params: unknown[],
): string {
  const bind: Bind = (value) => `$${params.push(value)}`;
  const narrowed = [
    anyOf('readable.id', channelIds, bind, 'uuid'),
    anyOf('readable.type', channelTypes, bind, 'text'),
  ].filter((clause) => clause !== null);
  const where = narrowed.length === 0 ? '' : ` WHERE ${narrowed.join(' AND ')}`;
  return `ARRAY(SELECT readable.id FROM (${READABLE_CHANNELS}) AS readable${where})`;
}
