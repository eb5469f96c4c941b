import 'server-only';
import type { Conversation } from '@/lib/contract/conversation';
import { type Act, effectOf } from '@/lib/domain/act';
import { activityOf, type ConversationActivity } from '@/lib/domain/activity';
import type { Transaction } from '../db';
import { enqueue } from '../queue';
import { type ColumnAct, columnsOf } from './act-columns';
import { changeTags } from './change-tags';
import { askAgainAfterClosing, finishMentions } from './finish-mentions';
import { factsBefore, lockConversations } from './lock-conversations';
import { type Doer, noteActivities } from './note-activity';
import { settleConversations, unchangedMessages } from './settle-conversations';

/** Who does something, and when. */
type DoerNow = Doer & { now: Date };

/**
 * Does one act to conversations, one or many: locks them, changes those that are not so already, brings these up to
 * date, remembers what was done and tells the feed. The caller has found them through what somebody may read.
 *
 * @returns those that changed, as they were before
 * @throws AppError `bad-request` for a snooze into the past; `not-found` for a tag that is not there
 */
export async function changeConversations(
  tx: Transaction,
  by: DoerNow,
  ids: string[],
  act: Act,
): Promise<Conversation[]> {
  const found = await lockConversations(tx, by.workspaceId, ids);
  await mindMentions(tx, by, found, act);
  const done =
    act.type === 'tags'
      ? await changeTags(tx, by.workspaceId, idsOf(found), act)
      : await changeColumns(tx, by, found, act);
  const changed = found.filter(({ id }) => done.has(id));
  const change = unchangedMessages(factsBefore(changed));
  if (act.type === 'state') change.changed = await findUnsettled(tx, by.workspaceId, ids, act.settledAt);
  await settleConversations(tx, by.workspaceId, change);
  await noteActivities(
    tx,
    by,
    [...done].map(([conversationId, what]) => ({ conversationId, what, at: by.now })),
  );
  bookWaking(tx, by.workspaceId, changed, act);
  return changed;
}

function idsOf(conversations: Conversation[]): string[] {
  return conversations.map(({ id }) => id);
}

/** Everything but tags is a column. */
async function changeColumns(
  tx: Transaction,
  by: DoerNow,
  found: Conversation[],
  act: ColumnAct,
): Promise<Map<string, ConversationActivity>> {
  const { set, where, given } = columnsOf(act, by);
  const rows = await tx.rows<{ id: string }>(
    `UPDATE conversation SET ${set}
     WHERE workspace_id = $1::uuid AND id = ANY($2::uuid[]) AND ${where} RETURNING id`,
    [by.workspaceId, idsOf(found), ...given],
  );
  const changedIds = new Set(rows.map(({ id }) => id));
  const changed = found.filter(({ id }) => changedIds.has(id));
  return new Map(changed.map((before) => [before.id, activityOf(act, before)]));
}

/** Its own job, at the very time; what is snoozed anew later is told by the time in it. */
function bookWaking(tx: Transaction, workspaceId: string, changed: Conversation[], act: Act): void {
  for (const before of changed) {
    const { status, snoozedUntil: until } = effectOf(act, before);
    if (status !== 'snoozed' || !until) continue;
    const job = { workspaceId, conversationId: before.id, until };
    enqueue(tx, 'wake-conversation', job, { runAt: new Date(until) });
  }
}

/** Closing deals with what notes ask of whoever closes, and Undo of it takes that back. */
async function mindMentions(tx: Transaction, by: DoerNow, found: Conversation[], act: Act): Promise<void> {
  const { workspaceId, agentId, now } = by;
  if (agentId === null) return;
  const idsIn = (isClosed: boolean) =>
    found.filter(({ status }) => (status === 'closed') === isClosed).map(({ id }) => id);
  if (act.type === 'status' && act.status === 'closed') {
    await finishMentions(tx, { workspaceId, agentId }, idsIn(false), now);
  }
  if (act.type === 'state' && act.status !== 'closed') {
    await askAgainAfterClosing(tx, { workspaceId, agentId }, idsIn(true));
  }
}

/** Messages that may ask for an answer again now that what had arrived is settled only up to an earlier time. */
async function findUnsettled(
  tx: Transaction,
  workspaceId: string,
  ids: string[],
  settledAt: string | null,
): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    `SELECT id FROM message
     WHERE workspace_id = $1::uuid AND conversation_id = ANY($2::uuid[]) AND direction = 'inbound'
       AND asks_for_reply AND NOT needs_reply AND created_at > coalesce($3::timestamptz, '-infinity')`,
    [workspaceId, ids, settledAt],
  );
  return rows.map(({ id }) => id);
}
