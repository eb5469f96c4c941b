import 'server-only';
import type { BulkChange, BulkItem, BulkItemPage } from '@/lib/contract/bulk-change';
import type { BulkOutcome } from '@/lib/domain/bulk';
import type { Viewer } from '@/lib/domain/permission';
import { type Database, database } from '../db';
import { notFound } from '../errors';
import {
  CONVERSATION_COLUMNS,
  CONVERSATION_JOINS,
  type ConversationRecord,
  toConversation,
} from './conversation-sql';
import { READABLE_CHANNELS, viewerParams } from './readable-channels-sql';

/** The key of a bulk change, as its job carries it. */
export interface BulkKey {
  workspaceId: string;
  bulkChangeId: string;
}

/**
 * A bulk change that the viewer asked for.
 *
 * @param db a transaction, to see what it changed
 * @throws AppError `not-found`, also for a colleague's
 */
export async function getBulkChange(
  { workspaceId, agentId }: Pick<Viewer, 'workspaceId' | 'agentId'>,
  id: string,
  db: Database = database,
): Promise<BulkChange> {
  const [found] = await db.rows<BulkRecord>(CHANGE, [workspaceId, id, agentId]);
  if (!found) throw notFound('change');
  const { at, finishedAt, undoneAt, ...rest } = found;
  return {
    ...rest,
    at: at.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
    undoneAt: undoneAt?.toISOString() ?? null,
    made: [],
  };
}

type BulkRecord = Omit<BulkChange, 'at' | 'finishedAt' | 'undoneAt' | 'made'> & {
  at: Date;
  finishedAt: Date | null;
  undoneAt: Date | null;
};

const CHANGE = `
  SELECT change.id, change.act, change.at, change.finished_at AS "finishedAt", change.undone_at AS "undoneAt",
    counted.*
  FROM bulk_change AS change
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS total, count(*) FILTER (WHERE outcome = 'done')::int AS done,
      count(*) FILTER (WHERE outcome = 'unchanged')::int AS unchanged,
      count(*) FILTER (WHERE outcome = 'refused')::int AS refused
    FROM bulk_change_item AS item
    WHERE item.workspace_id = $1::uuid AND item.bulk_change_id = change.id) AS counted
  WHERE change.workspace_id = $1::uuid AND change.id = $2::uuid AND change.agent_id = $3::uuid`;

const PAGE_SIZE = 100;

/** Null members where the viewer may not read the conversation. */
type ItemRecord = Pick<BulkItem, 'conversationId' | 'outcome' | 'code'> & (ConversationRecord | { id: null });

/**
 * What became of each conversation of a change that the viewer asked for.
 *
 * @param page only those of one outcome; those after this id
 * @throws AppError `not-found`, also for a colleague's
 */
export async function listBulkItems(
  viewer: Viewer,
  id: string,
  page: { outcome?: BulkOutcome | undefined; after?: string | undefined },
): Promise<BulkItemPage> {
  const change = await getBulkChange(viewer, id);
  const { outcome = null, after = null } = page;
  const records = await database.rows<ItemRecord>(ITEMS, [...viewerParams(viewer), id, outcome, after]);
  const items = records.slice(0, PAGE_SIZE).map(toItem);
  const next = records.length > PAGE_SIZE ? (items.at(-1)?.conversationId ?? null) : null;
  return { change, items, next };
}

function toItem(record: ItemRecord): BulkItem {
  const { conversationId, outcome, code } = record;
  return {
    conversationId,
    outcome,
    code,
    conversation: record.id === null ? null : toConversation(record),
  };
}

const ITEMS = `
  WITH readable AS (${READABLE_CHANNELS})
  SELECT item.conversation_id AS "conversationId", item.outcome::text, item.code, shown.*
  FROM bulk_change_item AS item
  LEFT JOIN LATERAL (
    SELECT ${CONVERSATION_COLUMNS} FROM conversation ${CONVERSATION_JOINS}
    WHERE conversation.workspace_id = $1::uuid AND conversation.id = item.conversation_id
      AND conversation.channel_id IN (SELECT id FROM readable)) AS shown ON true
  WHERE item.workspace_id = $1::uuid AND item.bulk_change_id = $4::uuid
    AND ($5::change_outcome IS NULL OR item.outcome = $5::change_outcome)
    AND ($6::uuid IS NULL OR item.conversation_id > $6::uuid)
  ORDER BY item.conversation_id LIMIT ${PAGE_SIZE + 1}`;
