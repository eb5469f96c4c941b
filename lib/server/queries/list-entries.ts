import 'server-only';
import type { Activity } from '@/lib/contract/activity';
import type { EntryList } from '@/lib/contract/entry';
import { type Database, database } from '../db';
import { PAGE_SIZE } from './list-messages';
import { NEWEST_FIRST } from './message-sql';

/** A conversation that the viewer may read: ask `getConversation` first. */
interface Place {
  workspaceId: string;
  id: string;
  audience: 'public' | 'private';
}

/** Far more than anybody reads at once. */
const MOST = 5_000;

/**
 * What stands in a thread beside its messages, in order of time.
 *
 * @param since an ISO time; null begins where the newest page of its messages does
 */
export async function listEntries(
  place: Place,
  since: string | null,
  db: Database = database,
): Promise<EntryList> {
  const { workspaceId, id, audience } = place;
  const records = await db.rows<ActivityRecord>(
    `SELECT ${ACTIVITY_COLUMNS} FROM activity
     WHERE activity.workspace_id = $1::uuid AND activity.conversation_id = $2::uuid
       AND activity.at >= coalesce($3::timestamptz, ${BEGINNING_OF_NEWEST_PAGE}, '-infinity')
     ORDER BY activity.at DESC, activity.id DESC LIMIT ${MOST}`,
    [workspaceId, id, since, PAGE_SIZE[audience] - 1],
  );
  return { entries: records.reverse().map((record) => ({ type: 'activity', activity: toActivity(record) })) };
}

const BEGINNING_OF_NEWEST_PAGE = `(
  SELECT message.sent_at FROM message
  WHERE message.workspace_id = $1::uuid AND message.conversation_id = $2::uuid
  ORDER BY ${NEWEST_FIRST} OFFSET $4::int LIMIT 1)`;

const ACTIVITY_COLUMNS = `
  activity.id, activity.conversation_id AS "conversationId", activity.agent_id AS "agentId", activity.at,
  jsonb_build_object('kind', activity.kind) || activity.detail AS what`;

type ActivityRecord = Omit<Activity, 'at'> & { at: Date };

function toActivity({ at, ...record }: ActivityRecord): Activity {
  return { ...record, at: at.toISOString() };
}
