import { describe, expect, it } from 'vitest';
import type { Json } from './platform-client';
import { customerWrites, refusalOf, type SdkWorld } from './sdk-clients';
import { until } from './until';

const IMPORTED = '/cx/social-messaging/v1/contents/Imported';
const EXPORTED = '/cx/social-messaging/v1/contents/Exported';

/** What is promised to a subscriber who comes with one of the official SDKs. */
export function describeSubscriptions(world: () => SdkWorld): void {
  describe('a subscription', () => {
    it('goes through its whole life, from the handshake to its end', async () => {
      const { client, receiver } = world();
      const { subscriptions } = client;
      const created = await subscriptions.create({ ...request(receiver.url), expiresIn: 3600 });
      const id = String(created.id);
      expect(created).toMatchObject({ status: 'Active', eventFilters: [IMPORTED], expiresIn: 3600 });
      expect(await subscriptions.read(id)).toMatchObject({ id, status: 'Active', eventFilters: [IMPORTED] });
      await toldOf(world(), IMPORTED, await customerWrites(world(), 'Viber'));
      await changes(world(), id);
      await isProlonged(world(), id);
      expect(await listed(world())).toContain(id);
      await subscriptions.cancel(id);
      expect(await listed(world())).not.toContain(id);
      const gone = { status: 404, code: 'CMN-102' };
      expect(await refusalOf(client, subscriptions.read(id))).toMatchObject(gone);
      expect(await refusalOf(client, subscriptions.renew(id))).toMatchObject(gone);
      expect(await refusalOf(client, subscriptions.cancel(id))).toMatchObject(gone);
    });

    it('is not granted to an address that does not answer the handshake, nor for events that do not exist', async () => {
      const { client, receiver } = world();
      const before = await listed(world());
      receiver.isEchoing = false;
      const silent = client.subscriptions.create(request(receiver.url));
      expect(await refusalOf(client, silent)).toMatchObject({ code: 'SUB-525' });
      receiver.isEchoing = true;
      const strange = { ...request(receiver.url), eventFilters: ['/cx/social-messaging/v1/nothing'] };
      expect(await refusalOf(client, client.subscriptions.create(strange))).toMatchObject({
        code: 'SUB-508',
      });
      expect(await listed(world())).toEqual(before);
    });
  });
}

function request(address: string) {
  const deliveryMode = { transportType: 'WebHook', address, verificationToken: 's1' } as const;
  return { eventFilters: [IMPORTED], deliveryMode };
}

async function listed({ client }: SdkWorld): Promise<unknown[]> {
  return (await client.subscriptions.list()).records.map(({ id }) => id);
}

/** From now on it is told of what was sent, and of nothing else. */
async function changes(world: SdkWorld, id: string): Promise<void> {
  const { client, receiver } = world;
  const changed = await client.subscriptions.update(id, { eventFilters: [EXPORTED], expiresIn: 7200 });
  expect(changed).toMatchObject({ id, eventFilters: [EXPORTED], expiresIn: 7200 });
  const before = receiver.deliveries.length;
  const message = await customerWrites(world, 'Viber');
  const reply = { inReplyToContentId: String(message.id), body: 'Until six.', public: false };
  await toldOf(world, EXPORTED, await client.create(reply));
  expect(receiver.deliveries.slice(before).map(({ body }) => body.event)).toEqual([EXPORTED]);
}

/** A minute later it is shorter by that minute, and renewing gives the minute back. */
async function isProlonged({ client, sandbox }: SdkWorld, id: string): Promise<void> {
  await sandbox.control('/clock', { method: 'POST', body: { advanceSeconds: 60 } });
  expect((await client.subscriptions.read(id)).expiresIn).toBeLessThanOrEqual(7140);
  expect(await client.subscriptions.renew(id)).toMatchObject({ id, status: 'Active', expiresIn: 7200 });
}

async function toldOf({ receiver }: SdkWorld, event: string, content: Json): Promise<void> {
  const { headers } = await until(() =>
    receiver.deliveries.find(({ body }) => {
      const { resource } = body.body as { resource: Json };
      return body.event === event && resource.id === content.id;
    }),
  );
  expect(headers['verification-token']).toBe('s1');
  expect(headers['validation-token']).toBeUndefined();
}
