import 'server-only';
import type { Activity } from '@/lib/contract/activity';
import type { Entry, EntryList } from '@/lib/contract/entry';
import { type Database, database } from '../db';
import { PAGE_SIZE } from './list-messages';
import { NEWEST_FIRST } from './message-sql';
import { NOTE_COLUMNS, type NoteRecord, toNote } from './note-sql';

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
  const params = [workspaceId, id, since, PAGE_SIZE[audience] - 1];
  const activities = await db.rows<ActivityRecord>(ACTIVITIES, params);
  const notes = await db.rows<NoteRecord>(NOTES, params);
  const entries: Entry[] = [
    ...activities.map((record) => ({ type: 'activity' as const, activity: toActivity(record) })),
    ...notes.map((record) => ({ type: 'note' as const, note: toNote(record) })),
  ];
  return { entries: entries.sort((a, b) => (timeOf(a) < timeOf(b) ? -1 : timeOf(a) > timeOf(b) ? 1 : 0)) };
}

function timeOf(entry: Entry): string {
  return entry.type === 'note' ? entry.note.createdAt : entry.activity.at;
}

const BEGINNING_OF_NEWEST_PAGE = `(
  SELECT message.sent_at FROM message
  WHERE message.workspace_id = $1::uuid AND message.conversation_id = $2::uuid
  ORDER BY ${NEWEST_FIRST} OFFSET $4::int LIMIT 1)`;

const ACTIVITY_COLUMNS = `
  activity.id, activity.conversation_id AS "conversationId", activity.agent_id AS "agentId",
  activity.program, activity.at,
  jsonb_build_object('kind', activity.kind) || activity.detail AS what`;

const SINCE = `coalesce($3::timestamptz, ${BEGINNING_OF_NEWEST_PAGE}, '-infinity')`;

const ACTIVITIES = `
  SELECT ${ACTIVITY_COLUMNS} FROM activity
  WHERE activity.workspace_id = $1::uuid AND activity.conversation_id = $2::uuid AND activity.at >= ${SINCE}
  ORDER BY activity.at DESC, activity.id DESC LIMIT ${MOST}`;

/** That a note was removed is told by an activity. */
const NOTES = `
  SELECT ${NOTE_COLUMNS} FROM note
  WHERE note.workspace_id = $1::uuid AND note.conversation_id = $2::uuid AND note.removed_at IS NULL
    AND note.created_at >= ${SINCE}
  ORDER BY note.created_at DESC, note.id DESC LIMIT ${MOST}`;

type ActivityRecord = Omit<Activity, 'at'> & { at: Date };

function toActivity({ at, ...record }: ActivityRecord): Activity {
  return { ...record, at: at.toISOString() };
}
