import 'server-only';
import type { ThreadEntry } from '@/lib/domain/thread-news';
import type { Database } from '../db';

interface Place {
  workspaceId: string;
  conversationId: string;
}

interface EntryRecord extends Omit<ThreadEntry, 'sentAt' | 'arrivedAt'> {
  sentAt: Date;
  arrivedAt: Date;
}

/** The messages with these ids, of this conversation alone; what is not in it is left out. */
export async function findThreadEntries(db: Database, place: Place, ids: string[]): Promise<ThreadEntry[]> {
  const records = await db.rows<EntryRecord>(`${SELECT} AND id = ANY($3::uuid[])`, [...params(place), ids]);
  return records.map(toEntry);
}

/** How many are looked at: nobody reads more in a question. */
const MOST = 100;

/**
 * What arrived in a conversation after one of its messages, the latest first and so many at the most.
 *
 * @param seen null: everything
 */
export async function listThreadEntriesAfter(
  db: Database,
  place: Place,
  seen: ThreadEntry | null,
): Promise<ThreadEntry[]> {
  const records = await db.rows<EntryRecord>(`${SELECT} ${AFTER}`, [
    ...params(place),
    seen?.arrivedAt ?? '-infinity',
    seen?.sentAt ?? '-infinity',
  ]);
  return records.map(toEntry);
}

const SELECT = `
  SELECT id, content_id AS "contentId", client_id AS "clientId", direction::text,
    parent_content_id AS "parentContentId", delivery IS NOT DISTINCT FROM 'failed' AS "isFailed",
    sent_at AS "sentAt", created_at AS "arrivedAt"
  FROM message WHERE workspace_id = $1::uuid AND conversation_id = $2::uuid`;

/** By the network's time as well, which has an index; no two clocks differ by an hour. */
const AFTER = `
  AND created_at > $3::timestamptz AND sent_at > $4::timestamptz - interval '1 hour'
  ORDER BY created_at DESC LIMIT ${MOST}`;

function params({ workspaceId, conversationId }: Place): [string, string] {
  return [workspaceId, conversationId];
}

function toEntry(record: EntryRecord): ThreadEntry {
  return {
    ...record,
    sentAt: record.sentAt.toISOString(),
    arrivedAt: record.arrivedAt.toISOString(),
  };
}
