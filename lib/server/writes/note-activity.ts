import 'server-only';
import { randomUUID } from 'node:crypto';
import type { ConversationActivity, WorkspaceActivity } from '@/lib/domain/activity';
import type { Viewer } from '@/lib/domain/permission';
import type { Transaction } from '../db';
import { appendToFeed } from '../feed/append';

/** Who does it, and where; `agentId` is null where it is the operator. */
export interface Doer extends Pick<Viewer, 'workspaceId'> {
  agentId: string | null;
}

interface Done {
  conversationId: string;
  what: ConversationActivity;
  at: Date;
}

/** Remembers what somebody did to a conversation, and tells those who may read it. */
export async function noteActivity(tx: Transaction, by: Doer, done: Done): Promise<void> {
  await noteActivities(tx, by.workspaceId, [{ ...done, agentId: by.agentId }]);
}

/** Remembers what was done to many conversations of a workspace; `agentId` is null where the customer or time did it. */
export async function noteActivities(
  tx: Transaction,
  workspaceId: string,
  done: readonly (Done & { agentId: string | null })[],
): Promise<void> {
  const activities = done.map(({ at, ...rest }) => ({ id: randomUUID(), ...rest, at: at.toISOString() }));
  if (activities.length === 0) return;
  await tx.rows(INSERT, [workspaceId, JSON.stringify(activities)]);
  const channels = await channelsOf(
    tx,
    workspaceId,
    activities.map(({ conversationId }) => conversationId),
  );
  for (const activity of activities) {
    const channelId = channels.get(activity.conversationId);
    if (channelId) appendToFeed(tx, workspaceId, { type: 'activity.added', activity }, { channelId });
  }
}

/** Remembers what was done to a workspace as a whole. Nobody is told: only the audit shows it. */
export async function noteWorkspaceActivity(
  tx: Transaction,
  by: Doer,
  what: WorkspaceActivity,
  at: Date,
): Promise<void> {
  const activity = { id: randomUUID(), agentId: by.agentId, at: at.toISOString(), what };
  await tx.rows(INSERT, [by.workspaceId, JSON.stringify([activity])]);
}

const INSERT = `
  INSERT INTO activity (workspace_id, id, conversation_id, agent_id, kind, detail, at)
  SELECT $1::uuid, done.id, done."conversationId", done."agentId", done.what->>'kind', done.what - 'kind', done.at
  FROM jsonb_to_recordset($2::jsonb)
    AS done(id uuid, "conversationId" uuid, "agentId" uuid, what jsonb, at timestamptz)
  RETURNING id`;

async function channelsOf(
  tx: Transaction,
  workspaceId: string,
  conversationIds: string[],
): Promise<Map<string, string>> {
  const rows = await tx.rows<{ id: string; channelId: string }>(
    `SELECT id, channel_id AS "channelId" FROM conversation
     WHERE workspace_id = $1::uuid AND id = ANY($2::uuid[])`,
    [workspaceId, conversationIds],
  );
  return new Map(rows.map(({ id, channelId }) => [id, channelId]));
}
