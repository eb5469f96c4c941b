import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Channel } from '@/lib/contract/channel';
import { atThePlatform, customersWrite, replyTo } from '@/tests/support/conversation';
import { createWorld, type World } from '@/tests/support/world';

let world: World;
beforeAll(async () => {
  world = await createWorld();
  await world.sandbox.control('/settings', { method: 'PUT', body: { answerMode: 'never' } });
});
afterAll(() => world.close());

const now = () => new Date();

async function channels(): Promise<Channel[]> {
  const { listChannels } = await import('@/lib/server/queries/list-channels');
  const { database } = await import('@/lib/server/db');
  return listChannels(database, world.amira);
}

async function change(channelId: string, wanted: object): Promise<Channel> {
  const { changeChannel } = await import('@/lib/server/commands/change-channel');
  return changeChannel(world.amira, channelId, wanted, now());
}

describe('a channel that an admin has closed', () => {
  test('takes no reply and begins nothing, says why, and still brings in what customers write', async () => {
    const { sendReply } = await import('@/lib/server/commands/send-reply');
    const [question] = await customersWrite(world, ['Nina Closed']);
    if (!question?.contentId) throw new Error('nobody asked');
    const write = () => sendReply(world.priya, replyTo(question, { body: 'Are you open?' }), now());
    const [talk] = await world.rows<{ id: string }>(
      'SELECT channel_id AS id FROM conversation WHERE id = $1',
      [question.conversationId],
    );
    const id = talk?.id ?? '';
    await change(id, { isRetired: true });
    const refused = { code: 'reply-refused', details: { refusal: 'channel-closed' } };
    await expect(write()).rejects.toMatchObject(refused);
    await expect(
      sendReply(world.amira, replyTo(question, { body: 'Not even admins' }), now()),
    ).rejects.toMatchObject(refused);
    await customersWrite(world, ['Otto Late']);
    expect(
      await world.rows(`SELECT id FROM message WHERE channel_id = $1 AND body = 'Hello?'`, [id]),
    ).toHaveLength(2);

    await change(id, { isRetired: false });
    await write();
    await world.runJobs();
    expect(await atThePlatform(world, question.contentId)).toMatchObject([{ body: 'Are you open?' }]);
    const noted = await world.rows<{ detail: object }>(
      `SELECT detail FROM activity WHERE kind = 'channel-closed' ORDER BY at`,
    );
    expect(noted.map(({ detail }) => detail)).toMatchObject([{ isRetired: true }, { isRetired: false }]);
  });
});

/** Until somebody waits for what this transaction holds. */
async function untilLocked(): Promise<void> {
  const waiting = () =>
    world.rows(
      "SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()",
    );
  await vi.waitFor(async () => expect(await waiting()).not.toEqual([]), { timeout: 5_000 });
}

describe('a channel that an admin adds by its id', () => {
  const add = async (wanted: object = {}) => {
    const { addChannel } = await import('@/lib/server/commands/add-channel');
    const { accountId } = world.account;
    return addChannel(world.amira, { accountId, externalId: 'ch-0815', type: 'Viber', ...wanted }, now());
  };

  test('is there at once, once, and its first message comes into it and corrects its type', async () => {
    const added = await add({ name: 'Shop' });
    expect(added).toMatchObject({ externalId: 'ch-0815', type: 'Viber', name: 'Shop', lastEventAt: null });
    const noted = await world.rows("SELECT detail FROM activity WHERE kind = 'channel-added'");
    expect(noted).toEqual([{ detail: { channelId: added.id, type: 'Viber' } }]);
    await expect(add()).rejects.toMatchObject({ code: 'already-taken', details: { field: 'externalId' } });
    const { contentFacts } = await import('@/tests/support/contents');
    const { importContents } = await import('@/lib/server/writes/import-contents');
    const { inTransaction } = await import('@/lib/server/db');
    const bring = (contentId: string, channelType: string) =>
      inTransaction((tx) =>
        importContents(tx, world.account, [
          contentFacts({ contentId, channelExternalId: 'ch-0815', channelType }),
        ]),
      );
    await bring('66b0a1c2d4e5f60007aa0f01', 'Unknown');
    expect((await channels()).find(({ id }) => id === added.id)).toMatchObject({ type: 'Viber' });
    await bring('66b0a1c2d4e5f60007aa0f02', 'WhatsApp');
    const corrected = (await channels()).filter(({ externalId }) => externalId === 'ch-0815');
    expect(corrected).toMatchObject([{ id: added.id, type: 'WhatsApp', name: 'Shop' }]);
  });

  test('is gone when it is removed, and here again with its first message', async () => {
    const { removeChannel } = await import('@/lib/server/commands/remove-channel');
    const { contentFacts } = await import('@/tests/support/contents');
    const { importContents } = await import('@/lib/server/writes/import-contents');
    const { inTransaction } = await import('@/lib/server/db');
    const listed = async () => (await channels()).filter(({ externalId }) => externalId === 'ch-0817');
    const { id } = await add({ externalId: 'ch-0817', name: 'Mistyped' });
    expect(await listed()).toMatchObject([{ ledger: { isEmpty: true } }]);
    await removeChannel(world.amira, id, now());
    expect(await listed()).toEqual([]);
    const noted = await world.rows("SELECT detail FROM activity WHERE kind = 'channel-removed'");
    expect(noted).toEqual([{ detail: { type: 'Viber', name: 'Mistyped' } }]);

    const facts = contentFacts({ contentId: '66b0a1c2d4e5f60007aa0f03', channelExternalId: 'ch-0817' });
    await inTransaction((tx) => importContents(tx, world.account, [facts]));
    const [again] = await listed();
    expect(again).toMatchObject({ ledger: { isEmpty: false } });
    // The control: now there is something to lose.
    await expect(removeChannel(world.amira, again?.id ?? '', now())).rejects.toMatchObject({
      code: 'state-refused',
      details: { reason: 'not-empty' },
    });
    expect(await listed()).toHaveLength(1);
  });

  test('is not removed from under what is just coming in', async () => {
    const { removeChannel } = await import('@/lib/server/commands/remove-channel');
    const { contentFacts } = await import('@/tests/support/contents');
    const { importContents } = await import('@/lib/server/writes/import-contents');
    const { inTransaction } = await import('@/lib/server/db');
    const { id } = await add({ externalId: 'ch-0818' });
    const facts = contentFacts({ contentId: '66b0a1c2d4e5f60007aa0f04', channelExternalId: 'ch-0818' });
    let removing: Promise<unknown> = Promise.resolve();
    await inTransaction(async (tx) => {
      await importContents(tx, world.account, [facts]);
      removing = removeChannel(world.amira, id, now()).catch((error: unknown) => error);
      await untilLocked();
    });
    expect(await removing).toMatchObject({ code: 'state-refused', details: { reason: 'not-empty' } });
    expect(await world.rows('SELECT body FROM message WHERE channel_id = $1::uuid', [id])).toHaveLength(1);
  });

  test('must be of an account of this workspace', async () => {
    const { makeAccount } = await import('@/tests/support/accounts');
    const { makeWorkspace } = await import('@/tests/support/people');
    const { accountId } = await makeAccount(await makeWorkspace('Elsewhere'));
    await expect(add({ accountId, externalId: 'ch-0816' })).rejects.toMatchObject({ code: 'not-found' });
  });
});

test('channels stand in the order that an admin gives them, those that were not named after them', async () => {
  const { orderChannels } = await import('@/lib/server/commands/order-channels');
  await customersWrite(world, ['Wanda Order']);
  const before = (await channels()).map(({ id }) => id);
  expect(before.length).toBeGreaterThan(1);
  const wanted = before.toReversed();
  await orderChannels(world.amira, wanted, now());
  expect((await channels()).map(({ id }) => id)).toEqual(wanted);
  await orderChannels(world.amira, wanted.slice(1, 2), now());
  expect((await channels())[0]?.id).toBe(wanted[1]);
  const { makePerson, makeWorkspace } = await import('@/tests/support/people');
  const stranger = await makePerson(await makeWorkspace('Strangers'), 'admin');
  const standing = await channels();
  await orderChannels(stranger, before, now());
  expect(await channels(), 'ids of others mean nothing').toEqual(standing);
  const noted = await world.rows<{ kind: string }>(
    `SELECT kind FROM activity WHERE workspace_id = $1 AND kind = 'channels-ordered'`,
    [world.account.workspaceId],
  );
  expect(noted).toHaveLength(2);
});

test('a hidden one is told as such, and hides nothing of its conversations', async () => {
  const { countViews } = await import('@/lib/server/queries/count-views');
  const { database } = await import('@/lib/server/db');
  const before = await countViews(database, world.priya, []);
  const id = (await channels())[0]?.id ?? '';
  expect(await change(id, { isHidden: true })).toMatchObject({ isHidden: true });
  expect(await countViews(database, world.priya, [])).toEqual(before);
});
