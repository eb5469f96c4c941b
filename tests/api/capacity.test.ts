import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { heldCounts } from '@/lib/contract/agent';
import type { BulkRequest } from '@/lib/contract/bulk-change';
import { assignConversation } from '@/lib/server/commands/assign-conversation';
import { beginBulkChange } from '@/lib/server/commands/begin-bulk-change';
import { changeAgent } from '@/lib/server/commands/change-agent';
import { changeConversation } from '@/lib/server/commands/change-conversation';
import { undoBulkChange } from '@/lib/server/commands/undo-bulk-change';
import { database, prisma } from '@/lib/server/db';
import { readHeldCounts, updateAgent } from '@/lib/server/handlers/agents';
import { assign } from '@/lib/server/handlers/conversations';
import { addConversations, type Inbox, makeInbox } from '../support/inbox';
import { makePerson, type Person } from '../support/people';
import { ask, prepareServer, summary } from '../support/server';

prepareServer();

let inbox: Inbox;
let holder: Person;

beforeAll(async () => {
  inbox = await makeInbox('capacity');
});

beforeEach(async () => {
  holder = await makePerson(inbox.workspaceId, 'agent', 'Holder');
});

const FULL = {
  status: 422,
  code: 'state-refused',
  body: { error: { details: { reason: 'at-capacity' } } },
};

const setCapacity = async (capacity: unknown, by: Person = inbox.admin) =>
  summary(
    await ask(updateAgent, by, { method: 'PATCH', params: { id: holder.agentId }, body: { capacity } }),
  );

const give = async (id: string, { by = inbox.supervisor, ...more }: { by?: Person; anyway?: boolean } = {}) =>
  summary(
    await ask(assign, by, {
      method: 'PUT',
      params: { id },
      body: { assigneeId: holder.agentId, expectedAssigneeId: null, ...more },
    }),
  );

/** The holder has a capacity, and holds as many open conversations. */
async function fill(capacity: number): Promise<string[]> {
  await setCapacity(capacity);
  const ids = await addConversations(inbox, capacity);
  for (const id of ids) expect(await give(id)).toMatchObject({ status: 200 });
  return ids;
}

const heldBy = (agentId: string) => prisma().conversation.count({ where: { assigneeId: agentId } });

describe('a capacity', () => {
  test('is set and taken away by an admin, is seen by colleagues, and stands in the audit log', async () => {
    expect(await setCapacity(12)).toMatchObject({ status: 200, body: { capacity: 12 } });
    expect(await setCapacity(12)).toMatchObject({ status: 200 });
    expect(await setCapacity(null)).toMatchObject({ status: 200, body: { capacity: null } });
    const lines = await prisma().activity.findMany({
      where: { workspaceId: inbox.workspaceId, kind: 'capacity-set' },
      orderBy: { at: 'asc' },
    });
    expect(lines.map(({ detail }) => detail)).toEqual([
      { subjectId: holder.agentId, capacity: 12 },
      { subjectId: holder.agentId, capacity: null },
    ]);
  });

  test('is between one and 500, and nobody’s but an admin’s to set', async () => {
    for (const wrong of [0, 501, 2.5, '3']) expect(await setCapacity(wrong)).toMatchObject({ status: 400 });
    expect(await setCapacity(500)).toMatchObject({ status: 200 });
    expect(await setCapacity(3, inbox.supervisor)).toMatchObject({ status: 403 });
  });

  test('leaves to whom somebody who is out hands over', async () => {
    const leaves = { isActive: false, handOverToId: inbox.agent.agentId };
    await changeAgent(inbox.admin, holder.agentId, leaves, new Date());
    await setCapacity(3);
    const left = await prisma().membership.findFirst({ where: { agentId: holder.agentId } });
    expect(left).toMatchObject({ capacity: 3, handOverToId: inbox.agent.agentId });
  });
});

describe('somebody who holds as much as they should', () => {
  test('is given nothing more by a colleague, unless they say anyway', async () => {
    await fill(2);
    const [id = ''] = await addConversations(inbox, 1);
    expect(await give(id)).toMatchObject(FULL);
    expect(await heldBy(holder.agentId)).toBe(2);
    expect(await give(id, { anyway: true })).toMatchObject({ status: 200 });
    expect(await heldBy(holder.agentId)).toBe(3);
  });

  test('would be given it, were there no capacity', async () => {
    await fill(2);
    await setCapacity(null);
    const [id = ''] = await addConversations(inbox, 1);
    expect(await give(id)).toMatchObject({ status: 200 });
  });

  test('takes as much more as they like', async () => {
    await fill(1);
    const [id = ''] = await addConversations(inbox, 1);
    expect(await give(id, { by: holder })).toMatchObject({ status: 200 });
  });

  test('has a place again when one of theirs is snoozed or closed', async () => {
    const [first = '', second = ''] = await fill(2);
    const later = new Date(Date.now() + 86_400_000).toISOString();
    await changeConversation(holder, first, { act: { type: 'snooze', until: later } }, new Date());
    await changeConversation(holder, second, { act: { type: 'status', status: 'closed' } }, new Date());
    const ids = await addConversations(inbox, 3);
    const answers = [];
    for (const id of ids) answers.push((await give(id)).status);
    expect(answers).toEqual([200, 200, 422]);
  });

  test('keeps what they have: asking again for what is so is no gift', async () => {
    const [id = ''] = await fill(1);
    const again = { assigneeId: holder.agentId, expectedAssigneeId: null };
    const kept = await assignConversation(inbox.supervisor, id, again, new Date());
    expect(kept).toMatchObject({ assigneeId: holder.agentId });
  });

  test('is given what takes no place, because it is closed', async () => {
    await fill(1);
    const [id = ''] = await addConversations(inbox, 1);
    await changeConversation(inbox.admin, id, { act: { type: 'status', status: 'closed' } }, new Date());
    expect(await give(id)).toMatchObject({ status: 200 });
  });
});

test('of two who give the last place at the same moment one is refused, thirty times', {
  timeout: 60_000,
}, async () => {
  await setCapacity(1);
  for (let round = 0; round < 30; round += 1) {
    const ids = await addConversations(inbox, 2);
    const [one = '', two = ''] = ids;
    const answers = await Promise.all([give(one), give(two, { by: inbox.admin })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
    await prisma().conversation.updateMany({ where: { id: { in: ids } }, data: { assigneeId: null } });
  }
});

describe('many that are given at once', () => {
  const giveAll = async (ids: string[], more: { anyway?: boolean } = {}, by: Person = inbox.supervisor) => {
    const act = { type: 'assign', assigneeId: holder.agentId, ...more } satisfies BulkRequest['act'];
    return (await beginBulkChange(by, { id: randomUUID(), which: { ids }, act }, new Date())).change;
  };
  const refusedOf = ({ id }: { id: string }) =>
    database.rows<{ code: string; count: number }>(
      `SELECT code, count(*)::int AS count FROM bulk_change_item
       WHERE bulk_change_id = $1::uuid AND outcome = 'refused' GROUP BY code`,
      [id],
    );

  test('are given as far as there is a place, and the others say why not', async () => {
    await setCapacity(3);
    const given = await giveAll(await addConversations(inbox, 5));
    expect(given).toMatchObject({ done: 3, refused: 2 });
    expect(await refusedOf(given)).toEqual([{ code: 'at-capacity', count: 2 }]);
    expect(await heldBy(holder.agentId)).toBe(3);
  });

  test('are all given anyway, and to whoever takes them', async () => {
    await setCapacity(3);
    expect(await giveAll(await addConversations(inbox, 5), { anyway: true })).toMatchObject({ done: 5 });
    expect(await giveAll(await addConversations(inbox, 5), {}, holder)).toMatchObject({ done: 5 });
  });

  test('go back to whom they were taken from, whatever they were given meanwhile', async () => {
    const mine = await fill(2);
    const away = { type: 'assign', assigneeId: null } as const;
    const which = { ids: mine };
    const { change } = await beginBulkChange(
      inbox.supervisor,
      { id: randomUUID(), which, act: away },
      new Date(),
    );
    await giveAll(await addConversations(inbox, 2));
    const undone = await undoBulkChange(inbox.supervisor, change.id, { id: randomUUID() }, new Date());
    expect(undone).toMatchObject({ done: 2, refused: 0 });
    expect(await heldBy(holder.agentId)).toBe(4);
  });
});

test('supervisors are told how much each holds who has a capacity', async () => {
  await fill(2);
  const read = async (by: Person) => summary(await ask(readHeldCounts, by));
  const { held } = heldCounts.parse((await read(inbox.supervisor)).body);
  expect(held[holder.agentId]).toBe(2);
  expect(held).not.toHaveProperty(inbox.agent.agentId);
  expect(await read(inbox.agent)).toMatchObject({ status: 403 });
});
