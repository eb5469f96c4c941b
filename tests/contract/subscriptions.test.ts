import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Answer, type Json, type PlatformClient, signIn } from '../support/platform-client';
import { type SandboxProcess, startSandbox } from '../support/sandbox-process';
import { until } from '../support/until';
import { startReceiver, type WebhookReceiver } from '../support/webhook-receiver';
import { checked } from './openapi';

const PATH = '/restapi/v1.0/subscription';
const IMPORTED = '/cx/social-messaging/v1/contents/Imported';

let sandbox: SandboxProcess;
let client: PlatformClient;
let receiver: WebhookReceiver;

beforeAll(async () => {
  sandbox = await startSandbox();
  client = checked(await signIn(sandbox));
});

beforeEach(async () => {
  receiver = await startReceiver();
  await sandbox.control('/settings', {
    method: 'PUT',
    body: {
      rateLimits: 'off',
      retrySeconds: [0.05, 0.05, 0.05],
      blacklistAfterSeconds: 600,
      envelope: 'platform',
    },
  });
});

afterEach(async () => {
  await receiver.stop();
  const { body } = await client.call('GET', PATH);
  for (const { id } of body.records as Json[]) await client.call('DELETE', `${PATH}/${String(id)}`);
  await sandbox.control('/faults', { method: 'DELETE' });
});

afterAll(() => sandbox.stop());

function subscribe(more: object = {}): Promise<Answer> {
  const deliveryMode = { transportType: 'WebHook', address: receiver.url, verificationToken: 'secret1' };
  return client.call('POST', PATH, { eventFilters: [IMPORTED], deliveryMode, ...more });
}

function subscribeAt(address: string): Promise<Answer> {
  return subscribe({ deliveryMode: { transportType: 'WebHook', address } });
}

function write(body: string): Promise<Json> {
  return sandbox.control<Json>('/customer-messages', {
    method: 'POST',
    body: { channelType: 'Viber', body },
  });
}

function texts(): unknown[] {
  return receiver.deliveries.map(({ body }) => ((body.body as Json).resource as Json).body);
}

function statusOf(id: unknown): Promise<unknown> {
  return client.call('GET', `${PATH}/${String(id)}`).then(({ body }) => body.status);
}

/** An address that answers the handshake, but in a way of its own. */
async function oddAddress(
  headers: Record<string, string>,
  body = '',
): Promise<{ url: string; stop(): void }> {
  const server = createServer((request, response) => {
    const token = request.headers['validation-token'];
    response.writeHead(200, { ...(token ? { 'Validation-Token': token } : {}), ...headers }).end(body);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, stop: () => server.close() };
}

describe('the handshake', () => {
  it('makes a subscription active when the address echoes the token', async () => {
    const { status, body } = await subscribe({ expiresIn: 3600 });
    expect([status, body.status, body.expiresIn]).toEqual([200, 'Active', 3600]);
    expect(JSON.stringify(body)).not.toContain('secret1');
    expect(body.deliveryMode).toMatchObject({ address: receiver.url, encryption: false });
  });

  it('lasts about a week when no lifetime is asked for', async () => {
    expect((await subscribe()).body.expiresIn).toBe(604_799);
  });

  it('fails with SUB-525 without echo, with a wrong status, with a long answer and without JSON type', async () => {
    receiver.isEchoing = false;
    expect((await subscribe()).body.errorCode).toBe('SUB-525');
    Object.assign(receiver, { isEchoing: true, status: 500 });
    expect((await subscribe()).body.errorCode).toBe('SUB-525');
    const long = await oddAddress({ 'Content-Type': 'application/json' }, JSON.stringify('a'.repeat(1100)));
    expect((await subscribeAt(long.url)).body.errorCode).toBe('SUB-525');
    const plain = await oddAddress({ 'Content-Type': 'text/plain' });
    expect((await subscribeAt(plain.url)).body.errorCode).toBe('SUB-525');
    long.stop();
    plain.stop();
  });

  it('fails with CMN-101 on an address where nobody answers', async () => {
    const { body } = await subscribeAt('http://127.0.0.1:9/');
    expect(body.errors).toMatchObject([{ errorCode: 'CMN-101', parameterName: 'deliveryMode.address' }]);
  });

  it('is not even tried for unknown filters, lifetimes and transports', async () => {
    expect((await subscribe({ eventFilters: ['/restapi/v1.0/nothing'] })).body.errorCode).toBe('SUB-508');
    for (const times of ['threshold=3601&interval=60', 'threshold=600&interval=301']) {
      const eventFilters = [`/restapi/v1.0/subscription/~?${times}`];
      expect((await subscribe({ eventFilters, expiresIn: 7200 })).body.errorCode).toBe('SUB-508');
    }
    expect((await subscribe({ eventFilters: [] })).body.errorCode).toBe('CMN-101');
    expect((await subscribe({ expiresIn: 0 })).body.errorCode).toBe('CMN-101');
    const deliveryMode = { transportType: 'PubNub', address: receiver.url };
    expect((await subscribe({ deliveryMode })).body.errorCode).toBe('CMN-101');
    expect((await client.call('POST', PATH, '{')).body.errorCode).toBe('CMN-103');
  });
});

describe('a subscription', () => {
  it('is delivered in the platform envelope', async () => {
    const { body: subscription } = await subscribe();
    const content = await write('Hello');
    const { body } = await until(() => receiver.deliveries[0]);
    expect(body).toMatchObject({ event: IMPORTED, subscriptionId: subscription.id, ownerId: '101' });
    expect(body.uuid).toMatch(/^[0-9a-f-]{36}$/);
    const { issuedAt, resource } = body.body as { issuedAt: string; resource: Json };
    expect(Date.parse(issuedAt)).not.toBeNaN();
    expect(resource).toMatchObject({ id: content.id, channelType: 'Viber', hasAttachment: false });
  });

  it('is delivered as the guide’s content.imported when that is switched on', async () => {
    await subscribe();
    await sandbox.control('/settings', { method: 'PUT', body: { envelope: 'guide' } });
    const content = await write('Hello guide');
    const { body } = await until(() => receiver.deliveries[0]);
    expect(body.events).toMatchObject([
      { type: 'content.imported', resource: { type: 'content', id: content.id } },
    ]);
  });

  it('is tried again until the address takes the event', async () => {
    await subscribe();
    receiver.status = 503;
    await write('Take me later');
    await until(() => receiver.deliveries.length >= 2);
    receiver.status = 200;
    const { records } = await until(async () => {
      const log = await sandbox.control<{ records: Json[] }>('/deliveries');
      return log.records.some(({ outcome }) => outcome === 'taken') && log;
    });
    expect(records.map(({ status }) => status)).toContain(503);
    expect(new Set(texts())).toEqual(new Set(['Take me later']));
  });

  it('is blacklisted for good when the address fails for too long', async () => {
    await sandbox.control('/settings', { method: 'PUT', body: { blacklistAfterSeconds: 0.05 } });
    const { body } = await subscribe();
    receiver.status = 500;
    await write('Nobody listens');
    await until(async () => (await statusOf(body.id)) === 'Blacklisted');
    const { body: listed } = await client.call('GET', `${PATH}/${String(body.id)}`);
    expect(listed.blacklistedData).toMatchObject({ reason: expect.stringContaining('500') });
    receiver.status = 200;
    const heard = receiver.deliveries.length;
    await write('Too late');
    await subscribe();
    await write('For the new one');
    await until(() => texts().includes('For the new one'));
    expect(receiver.deliveries).toHaveLength(heard + 1);
  });

  it('ends at its time, is reminded of that before, and lives on when renewed', async () => {
    const reminder = '/restapi/v1.0/subscription/~?threshold=60&interval=15';
    const { body } = await subscribe({ eventFilters: [IMPORTED, reminder], expiresIn: 600 });
    const forward = (advanceSeconds: number) =>
      sandbox.control('/clock', { method: 'POST', body: { advanceSeconds } });
    await forward(545);
    const first = await until(() => receiver.deliveries.find(({ body: event }) => event.event === reminder));
    expect((first.body.body as Json).expiresIn).toBeLessThanOrEqual(60);
    expect((await client.call('POST', `${PATH}/${String(body.id)}/renew`)).body.expiresIn).toBe(600);
    await forward(300);
    expect(await statusOf(body.id)).toBe('Active');
    await forward(301);
    await until(async () => (await client.call('GET', `${PATH}/${String(body.id)}`)).status === 404);
  });

  it('belongs to one user: others find nothing of it', async () => {
    const { body } = await subscribe();
    expect((await client.call('GET', PATH)).body.records).toMatchObject([{ id: body.id }]);
    expect((await client.call('GET', `${PATH}/unknown`)).body.errorCode).toBe('CMN-102');
  });

  it('is not granted a thirty-first time', async () => {
    for (let count = 0; count < 30; count += 1) expect((await subscribe()).status).toBe(200);
    const refused = await (await signIn(sandbox)).call('POST', PATH, {
      eventFilters: [IMPORTED],
      deliveryMode: { transportType: 'WebHook', address: receiver.url },
    });
    expect([refused.status, refused.body.errorCode]).toEqual([403, 'SUB-505']);
  });
});

describe('deliveries by order of the control surface', () => {
  function faults(deliveries: object): Promise<unknown> {
    return sandbox.control('/faults', { method: 'PUT', body: { deliveries } });
  }

  it('can be dropped and doubled', async () => {
    await subscribe();
    await faults({ drop: true });
    await write('Lost');
    await faults({ double: true });
    await write('Twice');
    await until(() => receiver.deliveries.length >= 2);
    expect(texts()).toEqual(['Twice', 'Twice']);
    const uuids = receiver.deliveries.map(({ body }) => body.uuid);
    expect(new Set(uuids).size).toBe(1);
  });

  it('can be shuffled', async () => {
    await subscribe();
    await faults({ shuffle: true });
    const sent = Array.from({ length: 12 }, (_, index) => `Message ${index}`);
    for (const body of sent) await write(body);
    await until(() => receiver.deliveries.length === sent.length);
    expect(texts()).not.toEqual(sent);
    expect([...texts()].sort()).toEqual([...sent].sort());
  });

  it('end when the subscription is blacklisted by hand', async () => {
    const { body } = await subscribe();
    await sandbox.control('/subscriptions/blacklist', { method: 'POST' });
    expect(await statusOf(body.id)).toBe('Blacklisted');
  });
});
