import 'server-only';
import { randomUUID } from 'node:crypto';
import type { ConversationActivity, WorkspaceActivity } from '@/lib/domain/activity';
import type { Viewer } from '@/lib/domain/permission';
import type { Transaction } from '../db';
import { appendToFeed } from '../feed/append';

/** Who does it, where and through which program; `agentId` is null where it is the customer, time or the operator. */
export interface Doer extends Pick<Viewer, 'workspaceId' | 'program'> {
  agentId: string | null;
}

interface Done {
  conversationId: string;
  what: ConversationActivity;
  at: Date;
}

/** Remembers what somebody did to a conversation, and tells those who may read it. */
export async function noteActivity(tx: Transaction, by: Doer, done: Done): Promise<void> {
  await noteActivities(tx, by, [done]);
}

/** Remembers what somebody did to many conversations of a workspace. */
export async function noteActivities(tx: Transaction, by: Doer, done: readonly Done[]): Promise<void> {
  const { workspaceId } = by;
  const activities = done.map((one) => ({ ...lineOf(by, one), conversationId: one.conversationId }));
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
  await tx.rows(INSERT, [by.workspaceId, JSON.stringify([lineOf(by, { what, at })])]);
}

function lineOf<W>({ agentId, program }: Doer, { what, at }: { what: W; at: Date }) {
  return { id: randomUUID(), agentId, program: program ?? null, at: at.toISOString(), what };
}

const INSERT = `
  INSERT INTO activity (workspace_id, id, conversation_id, agent_id, program, kind, detail, at)
  SELECT $1::uuid, done.id, done."conversationId", done."agentId", done.program, done.what->>'kind', done.what - 'kind', done.at
  FROM jsonb_to_recordset($2::jsonb)
    AS done(id uuid, "conversationId" uuid, "agentId" uuid, program text, what jsonb, at timestamptz)
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
