import { createHmac, randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { MadeWebhook, NewWebhook, OutgoingWebhook } from '@/lib/contract/outgoing-webhook';
import type { Priority } from '@/lib/domain/conversation-state';
import { KEEP_TRYING } from '@/lib/domain/outgoing-webhook';
import { addNote } from '@/lib/server/commands/add-note';
import { changeConversation } from '@/lib/server/commands/change-conversation';
import { planWebhooks } from '@/lib/server/commands/plan-webhooks';
import { removeOldWebhookDeliveries } from '@/lib/server/commands/remove-old-webhook-deliveries';
import { sendWebhooks } from '@/lib/server/commands/send-webhooks';
import { setAvailability } from '@/lib/server/commands/set-availability';
import { tendWebhooks } from '@/lib/server/commands/tend-webhooks';
import { database, inTransaction, prisma } from '@/lib/server/db';
import * as handlers from '@/lib/server/handlers/outgoing-webhooks';
import { claimWebhookDeliveries } from '@/lib/server/writes/claim-webhook-deliveries';
import { type Received, type Receiver, startReceiver } from '../support/event-receiver';
import { type Inbox, makeInbox } from '../support/inbox';
import { runDueJobs } from '../support/jobs';
import { ask, prepareServer, summary } from '../support/server';

prepareServer();

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let inbox: Inbox;
let receiver: Receiver;

beforeEach(async () => {
  [inbox, receiver] = [await makeInbox(`w-${randomUUID().slice(0, 8)}`), await startReceiver()];
});

const made = async (more: Partial<NewWebhook> = {}): Promise<MadeWebhook> => {
  const wanted = {
    name: 'Shop',
    url: receiver.url,
    eventTypes: ['conversation.changed', 'note.saved'],
    channelIds: null,
  };
  const { status, body } = await summary(
    await ask(handlers.make, inbox.admin, { method: 'POST', body: { ...wanted, ...more } }),
  );
  expect(status).toBe(201);
  return body;
};

const call = async (
  handler: (typeof handlers)[keyof typeof handlers],
  id: string,
  body?: unknown,
  method = 'POST',
) =>
  summary(await ask(handler, inbox.admin, { method, params: { id }, ...(body !== undefined && { body }) }));

const listed = async (): Promise<OutgoingWebhook> =>
  (await summary(await ask(handlers.list, inbox.admin))).body.webhooks[0];

const deliveriesOf = async (id: string) =>
  (await summary(await ask(handlers.deliveries, inbox.admin, { params: { id } }))).body.deliveries;

const given = new Map<string, Priority>();

/** Something happens to a conversation. */
const happen = async (conversationId = inbox.conversationId) => {
  const priority = given.get(conversationId) === 'high' ? 'urgent' : 'high';
  given.set(conversationId, priority);
  await changeConversation(inbox.agent, conversationId, { act: { type: 'priority', priority } }, new Date());
};

/** What the receiver's library says of it at the time at which it came. */
const verified = ({ body, headers }: Received, secret: string): unknown => {
  vi.useFakeTimers({ toFake: ['Date'], now: Number(headers['webhook-timestamp']) * 1_000 });
  try {
    return new Webhook(secret).verify(body, headers as Record<string, string>);
  } finally {
    vi.useRealTimers();
  }
};

const plan = () => planWebhooks(inbox.workspaceId);
const job = (webhookId: string) => ({ workspaceId: inbox.workspaceId, webhookId });

/** Sends at a time of our choosing, as often as there is something. */
const sendAt = async (webhookId: string, at: Date) => {
  for (let before = -1; before !== receiver.taken.length; ) {
    before = receiver.taken.length;
    await sendWebhooks(job(webhookId), at);
  }
};

const sequences = (list: Received[]) => list.map(({ body }) => JSON.parse(body).sequence as number);
const conversationOf = ({ body }: Received): string => {
  const { data } = JSON.parse(body);
  return data.conversation?.id ?? data.note.conversationId;
};

/** Is what was taken in order within each conversation, where the first time that something is taken counts? */
const isInOrder = (list: Received[]): boolean => {
  const last = new Map<string, number>();
  const seen = new Set<string>();
  return list.every((one) => {
    const [id, sequence] = [String(one.headers['webhook-id']), JSON.parse(one.body).sequence as number];
    if (seen.has(id)) return true;
    seen.add(id);
    const isLater = sequence > (last.get(conversationOf(one)) ?? 0);
    last.set(conversationOf(one), sequence);
    return isLater;
  });
};

const addConversation = async (): Promise<string> => {
  const { workspaceId, channelId, customerId } = inbox;
  const id = randomUUID();
  await prisma().conversation.create({
    data: {
      ...{ workspaceId, id, channelId, audience: 'private', groupingKey: id, personId: customerId },
      ...{ lastMessageAt: new Date(), lastInboundAt: new Date(), windowState: 'open' },
    },
  });
  return id;
};

describe('what a receiver gets', () => {
  it('is signed as Standard Webhooks says, and tells what happened', async () => {
    const { secret } = await made();
    await happen();
    await plan();
    await runDueJobs();
    const [one] = receiver.taken;
    if (!one) throw new Error('nothing came');
    const headers = one.headers as Record<string, string>;
    expect(new Webhook(secret).verify(one.body, headers)).toMatchObject({
      type: 'conversation.changed',
      data: { conversation: { id: inbox.conversationId } },
    });
    const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${one.body}`;
    const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
    expect(headers['webhook-signature']).toBe(
      `v1,${createHmac('sha256', key).update(signed).digest('base64')}`,
    );
    expect(headers['content-type']).toBe('application/json');
    expect(JSON.parse(one.body).data.conversation).not.toHaveProperty('readBaseline');
    expect(JSON.parse(one.body).data).not.toHaveProperty('before');
    expect(() => new Webhook('whsec_AAAA').verify(one.body, headers)).toThrow();
    expect(() =>
      new Webhook(secret).verify(one.body.replace('conversation', 'Conversation'), headers),
    ).toThrow();
  });

  it('is what it asked for, of the channels it is for, and nothing that is told to one person', async () => {
    const other = randomUUID();
    const { workspaceId, account, agent, conversationId } = inbox;
    const { accountId } = account;
    await prisma().channel.create({
      data: { workspaceId, id: other, accountId, externalId: 'other', type: 'Viber' },
    });
    const { webhook: notes } = await made({ eventTypes: ['note.saved'] });
    const { webhook: elsewhere } = await made({ channelIds: [other] });
    const { webhook: here } = await made({ channelIds: [inbox.channelId] });
    await happen();
    await addNote(agent, conversationId, { clientId: randomUUID(), text: 'Ask the shop' }, new Date());
    await setAvailability(agent, 'away', new Date());
    await plan();
    const types = async ({ id }: OutgoingWebhook) =>
      (await deliveriesOf(id)).map(({ type }: { type: string }) => type).sort();
    expect(await types(notes)).toEqual(['note.saved']);
    expect(await types(elsewhere)).toEqual([]);
    expect(new Set(await types(here))).toEqual(new Set(['conversation.changed', 'note.saved']));
  });

  it('begins when the webhook is made, and is planned once however often it is planned', async () => {
    await happen();
    const { webhook } = await made();
    await happen();
    await happen();
    await Promise.all([plan(), plan(), plan()]);
    await plan();
    expect(await deliveriesOf(webhook.id)).toHaveLength(2);
  });

  it('is told all the same where another version wrote it', async () => {
    const { webhook } = await made();
    await happen();
    await database.rows(
      `UPDATE feed SET payload = payload #- '{conversation,priority}' WHERE workspace_id = $1::uuid`,
      [inbox.workspaceId],
    );
    await happen();
    await plan();
    await sendAt(webhook.id, new Date());
    const priorities = receiver.taken.map(({ body }) => JSON.parse(body).data.conversation.priority);
    expect(priorities).toEqual([undefined, given.get(inbox.conversationId)]);
  });

  it('is not followed elsewhere', async () => {
    const target = await startReceiver();
    receiver.answer(() => ({ status: 307, headers: { location: target.url } }));
    const { webhook } = await made();
    await happen();
    await plan();
    await sendWebhooks(job(webhook.id), new Date());
    expect(receiver.received).toHaveLength(1);
    expect(target.received).toEqual([]);
    expect((await deliveriesOf(webhook.id))[0]).toMatchObject({
      state: 'pending',
      outcome: 'refused',
      status: 307,
    });
  });
});

describe('a receiver that is down for an hour', () => {
  it.each([
    ['nobody listens', () => receiver.goDown(), () => receiver.comeUp()],
    [
      'it says that it cannot',
      async () => receiver.answer(() => ({ status: 503 })),
      async () => receiver.answer(() => ({ status: 200 })),
    ],
    [
      'it hangs up',
      async () => receiver.answer(() => null),
      async () => receiver.answer(() => ({ status: 200 })),
    ],
    [
      'it fails over everything',
      async () => receiver.answer(() => ({ status: 500 })),
      async () => receiver.answer(() => ({ status: 200 })),
    ],
  ])('gets everything, in order, within minutes: %s', async (_, goDown, comeUp) => {
    const { webhook, secret } = await made();
    const conversations = [inbox.conversationId, await addConversation(), await addConversation()];
    await goDown();
    const begun = Date.now() + MINUTE;
    for (let minute = 0; minute < 60; minute += 1) {
      for (const id of minute % 3 === 0 ? conversations : []) await happen(id);
      await plan();
      await sendWebhooks(job(webhook.id), new Date(begun + minute * MINUTE));
    }
    expect(receiver.taken).toEqual([]);
    const asked = receiver.received.length;
    expect(asked).toBeLessThanOrEqual(40);
    expect((await listed()).failures).toBeGreaterThan(3);
    await comeUp();
    for (let minute = 60; minute <= 66; minute += 1)
      await sendAt(webhook.id, new Date(begun + minute * MINUTE));
    const ids = receiver.taken.map(({ headers }) => headers['webhook-id']);
    expect(new Set(ids).size).toBe(60);
    expect(isInOrder(receiver.taken)).toBe(true);
    for (const one of receiver.taken)
      expect(verified(one, secret)).toMatchObject({ type: 'conversation.changed' });
    expect(await listed()).toMatchObject({ failures: 0, failingSince: null, pendingCount: 0 });
  });

  it('and the look at the order would see one that overtook', async () => {
    const { webhook } = await made();
    await happen();
    await happen();
    await plan();
    await sendAt(webhook.id, new Date());
    expect(isInOrder(receiver.taken)).toBe(true);
    expect(isInOrder([...receiver.taken].reverse())).toBe(false);
  });
});

describe('many senders at once', () => {
  it('never let one overtake another of its conversation', async () => {
    const { webhook } = await made();
    const conversations = [inbox.conversationId, await addConversation(), await addConversation()];
    for (let n = 0; n < 8; n += 1) for (const id of conversations) await happen(id);
    await plan();
    receiver.answer(() => new Promise((resolve) => setImmediate(() => resolve({ status: 200 }))));
    for (let n = 0; n < 30; n += 1) {
      await Promise.all([1, 2, 3, 4].map(() => sendWebhooks(job(webhook.id), new Date())));
    }
    expect(receiver.taken).toHaveLength(24);
    expect(isInOrder(receiver.taken)).toBe(true);
  });

  it('leave no conversation waiting that is written in while they send', async () => {
    const { webhook } = await made();
    const conversations = [inbox.conversationId, await addConversation()];
    const write = async () => {
      for (let n = 0; n < 12; n += 1) {
        for (const id of conversations) await happen(id);
        await plan();
      }
    };
    const send = async () => {
      for (let n = 0; n < 40; n += 1) await sendWebhooks(job(webhook.id), new Date());
    };
    await Promise.all([write(), send(), send()]);
    await sendAt(webhook.id, new Date());
    expect(receiver.taken).toHaveLength(24);
    expect(isInOrder(receiver.taken)).toBe(true);
  });

  it('send again what a sender held that died, by the same id', async () => {
    const { webhook } = await made();
    await happen();
    await plan();
    const now = new Date();
    const [held] = await inTransaction((tx) => claimWebhookDeliveries(tx, job(webhook.id), now));
    await sendWebhooks(job(webhook.id), new Date(now.getTime() + 30_000));
    expect(receiver.received).toEqual([]);
    await sendWebhooks(job(webhook.id), new Date(now.getTime() + 61_000));
    expect(receiver.taken.map(({ headers }) => headers['webhook-id'])).toEqual([held?.id]);
  });
});

describe('an event that its receiver cannot take', () => {
  it('holds up its own conversation alone, is given up after half a day, and can be replayed', async () => {
    const { webhook } = await made();
    const other = await addConversation();
    let isMended = false;
    let poison: string | undefined;
    receiver.answer((one) => {
      poison ??= one.body;
      return one.body === poison && !isMended ? { status: 500, body: 'cannot read it' } : { status: 200 };
    });
    await happen();
    await happen();
    await happen(other);
    await plan();
    const begun = Date.now();
    await sendAt(webhook.id, new Date(begun));
    expect(receiver.taken.map(conversationOf)).toEqual([other]);
    for (let n = 1; n <= 15 * 12; n += 1) await sendAt(webhook.id, new Date(begun + n * 5 * MINUTE));
    expect(receiver.taken.map(conversationOf)).toEqual([other, inbox.conversationId]);
    const [given] = (await deliveriesOf(webhook.id)).filter(
      ({ state }: { state: string }) => state === 'abandoned',
    );
    expect(given).toMatchObject({ attempts: 10, status: 500, outcome: 'refused' });
    const { body: detail } = await call(handlers.delivery, given.id, undefined, 'GET');
    expect(detail.log).toHaveLength(10);
    expect(detail.log[0]).toMatchObject({ number: 10, status: 500, detail: 'cannot read it' });
    isMended = true;
    expect((await call(handlers.replay, webhook.id, { state: 'abandoned' })).body).toEqual({ count: 1 });
    await sendAt(webhook.id, new Date());
    expect(receiver.taken.at(-1)?.body).toBe(poison);
    expect(receiver.taken.at(-1)?.headers['webhook-id']).toBe(given.id);
  });

  it('is not what lets the receiver rest: one that is gone is', async () => {
    receiver.answer(() => ({ status: 410 }));
    const { webhook } = await made();
    await happen();
    await plan();
    await sendAt(webhook.id, new Date());
    expect(await listed()).toMatchObject({ rest: 'gone', pendingCount: 1 });
    await sendAt(webhook.id, new Date(Date.now() + HOUR));
    expect(receiver.received).toHaveLength(1);
    receiver.answer(() => ({ status: 200 }));
    expect(await call(handlers.change, webhook.id, { isResting: false }, 'PATCH')).toMatchObject({
      status: 200,
    });
    await runDueJobs();
    expect(receiver.taken).toHaveLength(1);
  });

  it('waits as long as the receiver asks', async () => {
    receiver.answer(() => ({ status: 429, headers: { 'retry-after': '600' } }));
    const { webhook } = await made();
    await happen();
    await plan();
    const now = Date.now();
    await sendWebhooks(job(webhook.id), new Date(now));
    await sendWebhooks(job(webhook.id), new Date(now + 590_000));
    expect(receiver.received).toHaveLength(1);
    await sendWebhooks(job(webhook.id), new Date(now + 602_000));
    expect(receiver.received).toHaveLength(2);
  });
});

describe('an admin', () => {
  it('lets a webhook rest; what happened meanwhile is sent afterwards', async () => {
    const { webhook } = await made();
    await call(handlers.change, webhook.id, { isResting: true }, 'PATCH');
    await happen();
    await plan();
    await runDueJobs();
    expect(receiver.received).toEqual([]);
    await call(handlers.change, webhook.id, { isResting: false }, 'PATCH');
    await runDueJobs();
    expect(receiver.taken).toHaveLength(1);
  });

  it('gives it a new secret; for a day both sign', async () => {
    const { webhook, secret: former } = await made();
    const { status, body } = await call(handlers.renewSecret, webhook.id);
    expect(status).toBe(201);
    expect(body.secret).not.toBe(former);
    await happen();
    await plan();
    await runDueJobs();
    const [first] = receiver.taken;
    for (const secret of [former, body.secret]) {
      expect(
        new Webhook(secret).verify(first?.body ?? '', first?.headers as Record<string, string>),
      ).toBeTruthy();
    }
    await happen();
    await plan();
    await sendAt(webhook.id, new Date(Date.now() + 25 * HOUR));
    expect(receiver.taken.at(-1)?.headers['webhook-signature']).toMatch(/^v1,\S+$/);
  });

  it('tests it, signed and logged as all else', async () => {
    const { webhook, secret } = await made();
    const { body } = await call(handlers.test, webhook.id);
    await runDueJobs();
    const [one] = receiver.taken;
    expect(new Webhook(secret).verify(one?.body ?? '', one?.headers as Record<string, string>)).toMatchObject(
      {
        type: 'webhook.tested',
      },
    );
    expect(one?.headers['webhook-id']).toBe(body.id);
    expect((await deliveriesOf(webhook.id))[0]).toMatchObject({ state: 'delivered', status: 204 });
  });

  it.each([
    ['no address', 'shop', 'not-an-address'],
    ['another protocol', 'ftp://shop.example/hook', 'not-https'],
    ['a password in it', 'https://me:secret@shop.example/', 'not-an-address'],
  ])('is told what is wrong with an address: %s', async (_, url, fault) => {
    const body = { name: 'Shop', url, eventTypes: ['note.saved'], channelIds: null };
    const answer = await summary(await ask(handlers.make, inbox.admin, { method: 'POST', body }));
    expect(answer).toMatchObject({ status: 400, body: { error: { details: { field: 'url', fault } } } });
  });

  it('never sees a secret again, and nobody else sees a webhook', async () => {
    const { webhook, secret } = await made();
    const raw = secret.slice('whsec_'.length);
    await happen();
    await plan();
    const texts = [
      await (await ask(handlers.list, inbox.admin)).text(),
      await (await ask(handlers.deliveries, inbox.admin, { params: { id: webhook.id } })).text(),
      JSON.stringify(await prisma().outgoingWebhook.findMany(), (__, value) =>
        typeof value === 'bigint' ? `${value}` : value,
      ),
    ];
    for (const text of texts) expect(text).not.toContain(raw);
    const other = await makeInbox('other');
    for (const handler of [handlers.deliveries, handlers.test, handlers.renewSecret, handlers.remove]) {
      const method =
        handler === handlers.deliveries ? 'GET' : handler === handlers.remove ? 'DELETE' : 'POST';
      const answer = await summary(await ask(handler, other.admin, { method, params: { id: webhook.id } }));
      expect(answer.status).toBe(404);
    }
    expect((await summary(await ask(handlers.list, inbox.supervisor))).status).toBe(403);
  });
});

describe('time', () => {
  it('gives up after three days what nobody took, and forgets after a month', async () => {
    await receiver.goDown();
    const { webhook } = await made();
    await happen();
    await plan();
    await tendWebhooks(new Date(Date.now() + KEEP_TRYING - MINUTE));
    expect(await listed()).toMatchObject({ pendingCount: 1, abandonedCount: 0 });
    const late = Date.now() + KEEP_TRYING + MINUTE;
    await tendWebhooks(new Date(late));
    expect(await listed()).toMatchObject({ pendingCount: 0, abandonedCount: 1 });
    await removeOldWebhookDeliveries(new Date(late + 29 * 24 * HOUR));
    expect(await deliveriesOf(webhook.id)).toHaveLength(1);
    await removeOldWebhookDeliveries(new Date(late + 31 * 24 * HOUR));
    expect(await deliveriesOf(webhook.id)).toEqual([]);
  });

  it('brings what no hint told', async () => {
    await made();
    await happen();
    await tendWebhooks(new Date());
    await runDueJobs();
    expect(sequences(receiver.taken)).toHaveLength(1);
  });
});
