import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { BulkAnswer, BulkChange, BulkItemPage, BulkRequest } from '@/lib/contract/bulk-change';
import { assignConversation } from '@/lib/server/commands/assign-conversation';
import { beginBulkChange } from '@/lib/server/commands/begin-bulk-change';
import { cancelBulkChange } from '@/lib/server/commands/cancel-bulk-change';
import { changeConversation } from '@/lib/server/commands/change-conversation';
import { undoBulkChange } from '@/lib/server/commands/undo-bulk-change';
import { workBulkChange } from '@/lib/server/commands/work-bulk-change';
import { database, inTransaction, prisma } from '@/lib/server/db';
import { begin, listItems } from '@/lib/server/handlers/bulk-changes';
import { findDrifts } from '@/lib/server/queries/find-drifts';
import { holdBulkChange } from '@/lib/server/writes/bulk-changes';
import { workBulkChange as workOn } from '@/lib/server/writes/work-bulk-change';
import { addConversations, addTag, type Inbox, makeInbox } from '../support/inbox';
import { runDueJobs } from '../support/jobs';
import { makePerson, type Person } from '../support/people';
import { ask, prepareServer } from '../support/server';

prepareServer();

let inbox: Inbox;
let theirs: Inbox;

beforeAll(async () => {
  inbox = await makeInbox('bulk');
  theirs = await makeInbox('theirs');
});

const now = () => new Date();
const HIGH = { type: 'priority', priority: 'high' } as const;
const CLOSE = { type: 'status', status: 'closed' } as const;

/** Another channel of the inbox, which these agents may not read. */
async function addChannel(hiddenFrom: Person[]): Promise<Inbox> {
  const { workspaceId, account } = inbox;
  const channelId = randomUUID();
  await prisma().channel.create({
    data: {
      workspaceId,
      id: channelId,
      accountId: account.accountId,
      externalId: channelId,
      type: 'WhatsApp',
    },
  });
  for (const { agentId } of hiddenFrom) {
    const nothing = { canRead: false, canReply: false, canStart: false };
    await prisma().channelRight.create({ data: { workspaceId, channelId, agentId, ...nothing } });
  }
  return { ...inbox, channelId };
}

async function change(act: BulkRequest['act'], which: BulkRequest['which'], person = inbox.agent) {
  return (await beginBulkChange(person, { id: randomUUID(), which, act }, now())).change;
}

const undo = ({ id }: BulkChange, undoId = randomUUID()) =>
  undoBulkChange(inbox.agent, id, { id: undoId }, now());

/** By outcome and reason, how many. */
async function outcomesOf({ id }: BulkChange): Promise<Record<string, number>> {
  const rows = await database.rows<{ name: string; count: number }>(
    `SELECT concat_ws(' ', coalesce(outcome::text, 'waits'), code) AS name, count(*)::int AS count
     FROM bulk_change_item WHERE bulk_change_id = $1::uuid GROUP BY 1`,
    [id],
  );
  return Object.fromEntries(rows.map(({ name, count }) => [name, count]));
}

const statesOf = (ids: string[]) =>
  database.rows<{ id: string; version: number; status: string; priority: string; assigneeId: string | null }>(
    `SELECT id, version, status, priority, assignee_id AS "assigneeId" FROM conversation
     WHERE id = ANY($1::uuid[]) ORDER BY id`,
    [ids],
  );

const linesOf = async (ids: string[], kind: string) =>
  (await prisma().activity.findMany({ where: { conversationId: { in: ids }, kind } })).length;

const auditOf = ({ at }: BulkChange) =>
  prisma().activity.findMany({ where: { kind: 'bulk-changed', at: { gte: at } }, orderBy: { at: 'asc' } });

/** Without what the fixture's own message says of itself. */
async function driftsOf() {
  const { drifts } = await findDrifts(inbox.workspaceId);
  return drifts.flatMap(({ key, ...wrong }) => (key === inbox.messageId ? [] : JSON.stringify(wrong)));
}

describe('All that match', () => {
  let holder: Person;
  let here: string[];
  let his: string[];
  let dark: string[];
  let hidden: string[];
  let given: BulkChange;

  beforeAll(async () => {
    holder = await makePerson(inbox.workspaceId, 'agent', 'holder');
    here = await addConversations(inbox, 1_900);
    his = here.slice(0, 100);
    await prisma().conversation.updateMany({
      where: { id: { in: his } },
      data: { assigneeId: holder.agentId },
    });
    dark = await addConversations(await addChannel([holder]), 100);
    hidden = await addConversations(await addChannel([inbox.agent]), 20);
  });

  const key = () => ({ workspaceId: inbox.workspaceId, bulkChangeId: given.id });
  const filter = () => ({ filter: { view: 'all', reply: '1' }, except: [here[500] ?? ''] });

  test('are settled when it is asked for, and the first are dealt with at once', async () => {
    given = await change({ type: 'assign', assigneeId: holder.agentId }, filter());
    await addConversations(inbox, 1);
    expect(given).toMatchObject({ total: 1_999, finishedAt: null });
    expect(given.done + given.unchanged + given.refused).toBe(50);
  });

  test('are each dealt with once, though its job dies before it commits and runs twice at a time', async () => {
    const killed = inTransaction(async (tx) => {
      const done = await workOn(tx, await holdBulkChange(tx, key()), 50, now());
      expect(done.done + done.unchanged + done.refused).toBe(100);
      throw new Error('killed');
    });
    await expect(killed).rejects.toThrow('killed');
    await Promise.all([workBulkChange(key(), now()), workBulkChange(key(), now()), runDueJobs(2)]);
    expect(await outcomesOf(given)).toEqual({ done: 1_799, unchanged: 100, 'refused no-holder': 100 });
    const changed = here.filter((id) => !his.includes(id) && id !== here[500]);
    expect(await linesOf(here, 'assigned')).toBe(changed.length);
    const states = await statesOf(changed);
    expect(new Set(states.map(({ version, assigneeId }) => `${version} ${assigneeId}`))).toEqual(
      new Set([`2 ${holder.agentId}`]),
    );
  });

  test('leave one line in the audit, and nothing anywhere else', async () => {
    const detail = { act: 'assign', isUndo: false, count: 1_799 };
    expect(await auditOf(given)).toMatchObject([{ agentId: inbox.agent.agentId, detail }]);
    const untouched = await statesOf([...his, ...dark, ...hidden, here[500] ?? '']);
    expect(new Set(untouched.map(({ version }) => version))).toEqual(new Set([1]));
    expect(await driftsOf()).toEqual([]);
  });

  test('are told of page by page, each with its reason, to whoever asked alone', async () => {
    const params = { id: given.id };
    const page = async (path: string): Promise<BulkItemPage> =>
      (await ask(listItems, inbox.agent, { params, path })).json();
    const first = await page('/?outcome=refused');
    expect(first.items).toHaveLength(100);
    expect(first.items[0]).toMatchObject({ code: 'no-holder', conversation: { assigneeId: null } });
    const done = await page('/?outcome=done');
    const [next] = (await page(`/?outcome=done&after=${done.next}`)).items;
    expect(done.items.map(({ conversationId }) => conversationId)).not.toContain(next?.conversationId);
    expect(next?.conversation).toMatchObject({ assigneeId: holder.agentId });
    expect((await ask(listItems, inbox.admin, { params })).status).toBe(404);
  });

  test('go back, all but those that somebody has given to somebody else since', async () => {
    const [taken = '', raised = '', closed = ''] = here.slice(1_000);
    const claim = { assigneeId: inbox.admin.agentId, expectedAssigneeId: holder.agentId };
    await assignConversation(inbox.admin, taken, claim, now());
    await changeConversation(inbox.admin, raised, { act: HIGH }, now());
    await changeConversation(inbox.admin, closed, { act: CLOSE }, now());
    const back = await undo(given);
    await runDueJobs(2);
    expect(await outcomesOf(back)).toEqual({ done: 1_798, 'refused changed-since': 1 });
    const states = await statesOf(here);
    const held = states.filter(({ assigneeId }) => assigneeId === holder.agentId).map(({ id }) => id);
    expect(held).toEqual([...his].sort());
    expect(states.find(({ id }) => id === taken)?.assigneeId).toBe(inbox.admin.agentId);
    expect((await auditOf(back)).at(-1)?.detail).toEqual({ act: 'assign', isUndo: true, count: 1_798 });
    await expect(undo(given)).rejects.toMatchObject({ details: { reason: 'already-undone' } });
    expect(await driftsOf()).toEqual([]);
  });
});

describe('Every act', () => {
  const reads = [
    'status',
    'priority',
    'snoozed_until',
    'settled_at',
    'is_marked_needs_reply',
    'needs_reply_count',
  ];
  const factsOf = (ids: string[]) =>
    database.rows(
      `SELECT ${reads}, assignee_id, team_id, ARRAY(
         SELECT tag_id FROM conversation_tag WHERE conversation_id = conversation.id) AS tags
       FROM conversation WHERE id = ANY($1::uuid[]) ORDER BY id`,
      [ids],
    );

  test.each<[string, () => BulkRequest['act'] | Promise<BulkRequest['act']>]>([
    ['close', () => CLOSE],
    ['snooze', () => ({ type: 'snooze', until: new Date(Date.now() + 3_600_000).toISOString() })],
    ['no reply needed', () => ({ type: 'needs-reply', needsReply: false })],
    ['priority', () => HIGH],
    ['tags', async () => ({ type: 'tags', add: [await addTag(inbox.workspaceId)], remove: [inbox.tagId] })],
    ['assign', () => ({ type: 'assign', assigneeId: inbox.supervisor.agentId })],
  ])('goes back as it was: %s', async (_, act) => {
    const ids = await addConversations(inbox, 3);
    await change({ type: 'tags', add: [inbox.tagId], remove: [] }, { ids: ids.slice(1) });
    const before = await factsOf(ids);
    const done = await change(await act(), { ids });
    expect(done).toMatchObject({ total: 3, done: 3 });
    expect(done.finishedAt).not.toBeNull();
    expect(await factsOf(ids)).not.toEqual(before);
    expect(await undo(done)).toMatchObject({ total: 3, done: 3 });
    expect(await factsOf(ids)).toEqual(before);
  });

  test('of reading is one’s own: unread by hand and read again, noted nowhere', async () => {
    const ids = await addConversations(inbox, 2);
    const unreadBy = (agentId: string) =>
      prisma().readMark.count({ where: { agentId, conversationId: { in: ids }, isMarkedUnread: true } });
    const read = await change({ type: 'read', isRead: true }, { ids });
    expect(read).toMatchObject({ done: 2 });
    expect(await change({ type: 'read', isRead: true }, { ids })).toMatchObject({ unchanged: 2 });
    await changeConversation(inbox.admin, ids[0] ?? '', { act: HIGH }, now());
    expect(await undo(read)).toMatchObject({ done: 2 });
    expect([await unreadBy(inbox.agent.agentId), await unreadBy(inbox.admin.agentId)]).toEqual([2, 0]);
    expect(await auditOf(read)).toEqual([]);
  });

  test('says what is so already, and what makes no sense', async () => {
    const [open = '', closed = ''] = await addConversations(inbox, 2);
    await change(CLOSE, { ids: [closed] });
    const marked = await change({ type: 'needs-reply', needsReply: true }, { ids: [open, closed] });
    expect(await outcomesOf(marked)).toEqual({ unchanged: 1, 'refused not-open': 1 });
  });

  test('for a team leaves the holder what is theirs only as one of it', async () => {
    const teamId = randomUUID();
    const { workspaceId, agent, supervisor } = inbox;
    await prisma().team.create({ data: { workspaceId, id: teamId, name: teamId } });
    await prisma().teamMember.create({ data: { workspaceId, teamId, agentId: agent.agentId } });
    const [ours = '', others = ''] = await addConversations(inbox, 2);
    await change({ type: 'assign', assigneeId: agent.agentId }, { ids: [ours] });
    await change({ type: 'assign', assigneeId: supervisor.agentId }, { ids: [others] });
    await change({ type: 'assign', teamId }, { ids: [ours, others] });
    const states = await statesOf([ours, others]);
    expect(new Map(states.map(({ id, assigneeId }) => [id, assigneeId]))).toEqual(
      new Map([
        [ours, agent.agentId],
        [others, null],
      ]),
    );
  });
});

describe('Chosen ones', () => {
  test('that may not be seen are like those that are not there, and are not touched', async () => {
    const [seen = ''] = await addConversations(inbox, 1);
    const [unseen = ''] = await addConversations(await addChannel([inbox.agent]), 1);
    const strange = [unseen, theirs.conversationId, randomUUID()];
    const body = { id: randomUUID(), which: { ids: [seen, ...strange] }, act: HIGH };
    const asked = async (): Promise<BulkAnswer> =>
      (await ask(begin, inbox.agent, { method: 'POST', body })).json();
    const answer = await asked();
    expect(answer).toMatchObject({ change: { total: 1, done: 1, refused: 0 }, missingIds: strange });
    expect((await statesOf([unseen, theirs.conversationId])).map(({ version }) => version)).toEqual([1, 1]);
    // What it has made is told once, with the change itself.
    expect(answer.change.made).toEqual([{ id: seen, version: 2 }]);
    expect(await asked()).toEqual({ ...answer, change: { ...answer.change, made: [] } });
    expect(await linesOf([seen], 'prioritised')).toBe(1);
  });

  test('are left when the person stops it; what was done goes back', async () => {
    const ids = await addConversations(inbox, 120);
    const begun = await change(HIGH, { ids });
    const stopped = await cancelBulkChange(inbox.agent, begun.id, now());
    await runDueJobs();
    expect(stopped.finishedAt).not.toBeNull();
    expect(await outcomesOf(begun)).toEqual({ done: 50, 'refused cancelled': 70 });
    expect(await undo(begun)).toMatchObject({ total: 50, done: 50 });
    expect(new Set((await statesOf(ids)).map(({ priority }) => priority))).toEqual(new Set(['normal']));
  });

  test('cannot be held up by one that cannot be changed', async () => {
    const ids = (await addConversations(inbox, 80)).sort();
    await database.rows(`
      CREATE FUNCTION refuse_poison() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF NEW.id = '${ids[60]}' THEN RAISE EXCEPTION 'poison'; END IF; RETURN NEW; END $$`);
    await database.rows(
      'CREATE TRIGGER poison BEFORE UPDATE ON conversation FOR EACH ROW EXECUTE FUNCTION refuse_poison()',
    );
    const begun = await change(HIGH, { ids });
    await runDueJobs();
    await database.rows('DROP TRIGGER poison ON conversation');
    expect(await outcomesOf(begun)).toEqual({ done: 79, 'refused failed': 1 });
  });

  test('are not changed any more by somebody who is let out meanwhile', async () => {
    const { agentId, workspaceId, role } = await makePerson(inbox.workspaceId, 'agent', 'leaver');
    const ids = await addConversations(inbox, 60);
    const which = { ids };
    const begun = await beginBulkChange(
      { agentId, workspaceId, role },
      { id: randomUUID(), which, act: HIGH },
      now(),
    );
    await prisma().membership.updateMany({ where: { agentId }, data: { deactivatedAt: now() } });
    await runDueJobs();
    expect(await outcomesOf(begun.change)).toEqual({ done: 50, 'refused cancelled': 10 });
    expect(await driftsOf()).toEqual([]);
  });
});
