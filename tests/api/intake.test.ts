import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Message } from '@/lib/contract/message';
import { messageOf, type SandboxContent, sweep } from '@/tests/support/conversation';
import { until } from '@/tests/support/until';
import { openWebhookDoor, type WebhookDoor } from '@/tests/support/webhook-door';
import { createWorld, type World } from '@/tests/support/world';

let world: World;
let door: WebhookDoor;

beforeAll(async () => {
  door = await openWebhookDoor();
  world = await createWorld();
  const { maintainSubscription } = await import('@/lib/server/commands/maintain-subscription');
  await maintainSubscription(world.account, new Date());
  await sweep(world);
});
afterAll(async () => {
  await world.close();
  await door.close();
});
beforeEach(async () => {
  await world.sandbox.control('/faults', { method: 'DELETE' });
  await world.sandbox.control('/settings', {
    method: 'PUT',
    body: { envelope: 'platform', generation: 'both' },
  });
});

const write = (body: string, more: object = {}) =>
  world.sandbox.control<SandboxContent>('/customer-messages', {
    method: 'POST',
    body: { channelId: world.channelOf('WhatsApp').id, customer: { name: 'Marek Wójcik' }, body, ...more },
  });

const fates = () =>
  world.rows<{ fate: string; content_id: string | null; is_confirmed: boolean }>(
    'SELECT fate::text, content_id, is_confirmed FROM webhook_event ORDER BY received_at',
  );

const accepted = () =>
  world.rows<{ id: string }>(`SELECT id FROM webhook_event WHERE fate = 'accepted' ORDER BY received_at`);

/** Runs the job of the event that waits longest. */
async function importFirst(): Promise<void> {
  const { importEvent } = await import('@/lib/server/commands/import-event');
  const first = await until(async () => (await accepted())[0]);
  await importEvent({ ...world.account, eventId: first.id }, new Date());
}

const waitingFor = async (job: string) =>
  (await world.rows('SELECT FROM graphile_worker._private_jobs WHERE key LIKE $1', [`${job}:%`])).length;

const told = (contentId: string) => until(async () => imported(contentId));

async function imported(contentId: string): Promise<Message | null> {
  await world.runJobs();
  const [row] = await world.rows('SELECT FROM message WHERE content_id = $1', [contentId]);
  return row ? messageOf(world, contentId) : null;
}

describe('A webhook', () => {
  test('is subscribed with a handshake, and the account says so', async () => {
    const [account] = await world.rows<{ state: string }>(
      'SELECT subscription_state::text AS state FROM account',
    );
    expect(account?.state).toBe('active');
    expect(door.answered).toContain(200);
  });

  test('shows a message at once, provisionally, and the platform’s list confirms it', async () => {
    const content = await write('Is the Heron still in stock?');
    const shown = await told(content.id);
    expect(shown).toMatchObject({
      certainty: 'provisional',
      body: 'Is the Heron still in stock?',
      needsReply: true,
    });
    await world.runAllJobs();
    const confirmed = await messageOf(world, content.id);
    expect(confirmed).toMatchObject({ certainty: 'confirmed', author: { name: 'Marek Wójcik' } });
    expect(confirmed.id).toBe(shown?.id);
  });

  test('asks for the names of people once, however many come', async () => {
    for (const body of ['One', 'Two', 'Three']) {
      await write(body);
      await importFirst();
    }
    expect(await waitingFor('name-people')).toBe(1);
    await world.runAllJobs();
  });

  test('is imported together with all that wait', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, n) => write(`Of a burst: ${n}`)));
    await until(async () => (await accepted()).length === 20);
    await importFirst();
    expect(await accepted()).toEqual([]);
    expect(await world.rows(`SELECT FROM message WHERE body LIKE 'Of a burst: %'`)).toHaveLength(20);
    await world.runAllJobs();
  });

  test('of the older generation or in the guide’s form says the same', async () => {
    await world.sandbox.control('/settings', {
      method: 'PUT',
      body: { envelope: 'guide', generation: 'source' },
    });
    const content = await write('From an older world');
    expect(await told(content.id)).toMatchObject({ body: 'From an older world' });
    await world.runAllJobs();
    expect(await messageOf(world, content.id)).toMatchObject({ certainty: 'confirmed' });
  });

  test('that is delivered twice is one event and one message', async () => {
    await world.sandbox.control('/faults', {
      method: 'PUT',
      body: { rules: [], deliveries: { double: true } },
    });
    const before = door.answered.length;
    const content = await write('Twice told');
    await until(() => door.answered.length >= before + 2);
    await told(content.id);
    expect((await fates()).filter(({ content_id }) => content_id === content.id)).toHaveLength(1);
  });

  test('that is lost is found by the sweep', async () => {
    await world.sandbox.control('/faults', {
      method: 'PUT',
      body: { rules: [], deliveries: { drop: true } },
    });
    const content = await write('Nobody told');
    await world.runJobs();
    await expect(messageOf(world, content.id)).rejects.toThrow('not imported');
    await sweep(world);
    expect(await messageOf(world, content.id)).toMatchObject({ certainty: 'confirmed' });
  });

  test('of an unknown channel and an unknown kind is shown all the same', async () => {
    const { importContents } = await import('@/lib/server/writes/import-contents');
    const { parseWebhook } = await import('@/lib/server/ringcentral/webhook');
    const { inTransaction } = await import('@/lib/server/db');
    const { events } = parseWebhook(
      Buffer.from(
        JSON.stringify({
          uuid: 'u-1',
          event: '/cx/social-messaging/v1/contents/Imported',
          body: {
            resource: {
              id: '6b02caf5e0009b01df1bc08a',
              type: 'HologramMessage',
              channelId: 'c0ffee00c0ffee00c0ffee00',
              channelType: 'Telepathy',
              status: 'New',
              threadId: '6b02caf5e0009b01df1bc08b',
              authorIdentityId: '6b02caf5e0009b01df1bc08c',
              body: 'Can you hear me?',
              surprise: { member: true },
            },
          },
        }),
      ),
    );
    const contents = events.flatMap((event) => ('content' in event && event.content ? [event.content] : []));
    await inTransaction((tx) => importContents(tx, world.account, contents));
    expect(await messageOf(world, '6b02caf5e0009b01df1bc08a')).toMatchObject({ body: 'Can you hear me?' });
  });
});

describe('What changes at its source', () => {
  test('an edit is shown, and so is a deletion', async () => {
    const content = await write('Frist version');
    await told(content.id);
    await world.sandbox.control(`/contents/${content.id}`, {
      method: 'PATCH',
      body: { body: 'First version' },
    });
    await sweep(world);
    expect((await messageOf(world, content.id)).body).toBe('First version');
    await world.sandbox.control(`/contents/${content.id}`, {
      method: 'PATCH',
      body: { remotelyDeleted: true },
    });
    await sweep(world);
    expect(await messageOf(world, content.id)).toMatchObject({ isRemotelyDeleted: true, needsReply: false });
  });
});
