import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { database, prisma } from '@/lib/server/db';
import { readWebhook } from '@/lib/server/handlers/webhooks';
import { makeAccount, type TestAccount } from '../support/accounts';
import { makeWorkspace } from '../support/people';
import { prepareServer, SERVER_URL } from '../support/server';

prepareServer();

let account: TestAccount;

beforeAll(async () => {
  account = await makeAccount(await makeWorkspace());
});

beforeEach(async () => {
  await prisma().webhookEvent.deleteMany();
  await database.rows('DELETE FROM graphile_worker._private_jobs');
});

const event = (uuid: string = randomUUID()) =>
  JSON.stringify({
    uuid,
    event: '/cx/social-messaging/v1/contents/Imported',
    timestamp: '2026-01-01T10:00:00.000Z',
    subscriptionId: 'sub',
    ownerId: '1',
    body: { resource: { id: '66b0c0ffee00000000000001', type: 'Message', body: 'Hello' } },
  });

interface Post {
  token?: string;
  headers?: Record<string, string>;
  body?: string;
}

/** A delivery of the platform, unless it is told to be something else. */
function deliver({ token = account.hookToken, headers, body = event() }: Post = {}): Promise<Response> {
  const genuine = { 'verification-token': account.verificationToken, 'content-type': 'application/json' };
  const request = new Request(`${SERVER_URL}/api/webhooks/ringcentral/${token}`, {
    method: 'POST',
    headers: headers ?? genuine,
    ...(body !== '' && { body }),
  });
  return readWebhook(request, { params: Promise.resolve({ secret: token }) });
}

const stored = () => prisma().webhookEvent.findMany();
const jobs = () =>
  database.rows<{ payload: unknown }>(
    `SELECT payload FROM graphile_worker._private_jobs AS job
     JOIN graphile_worker._private_tasks AS task ON task.id = job.task_id WHERE task.identifier = 'import-event'`,
  );

describe('a genuine delivery', () => {
  it('is kept as it came, asked to be imported, and acknowledged with next to nothing', async () => {
    const body = event();
    const response = await deliver({ body });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json');
    expect([...response.headers].flat().join('').length).toBeLessThan(200);
    expect(await response.text()).toBe('');

    const [row] = await stored();
    expect(Buffer.from(row?.raw ?? []).toString()).toBe(body);
    expect(row).toMatchObject({ fate: 'accepted', accountId: account.accountId });
    expect(await jobs()).toEqual([
      { payload: { workspaceId: account.workspaceId, accountId: account.accountId, eventId: row?.id } },
    ]);
  });

  it('is kept once, however often and however simultaneously it comes', async () => {
    const body = event();
    const answers = await Promise.all(Array.from({ length: 20 }, () => deliver({ body })));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await stored()).toHaveLength(1);
    expect(await jobs()).toHaveLength(1);
  });

  it('is known again by its bytes when it has no id', async () => {
    const { uuid: _, ...nameless } = JSON.parse(event());
    await deliver({ body: JSON.stringify(nameless) });
    await deliver({ body: JSON.stringify(nameless) });
    await deliver({ body: JSON.stringify({ ...nameless, timestamp: '2026-01-01T10:00:01.000Z' }) });
    expect(await stored()).toHaveLength(2);
  });

  it('may carry its secret under the newer name of the header, too', async () => {
    const response = await deliver({ headers: { 'validation-token': account.verificationToken } });
    expect(response.status).toBe(200);
    expect(await stored()).toHaveLength(1);
  });

  it.each([
    ['broken JSON', '{"uuid":'],
    ['a text with a forbidden character', '"\u0000"'],
    ['half of a character', '{"uuid":"\\ud800","event":1}'],
    ['nesting without end', '['.repeat(10_000) + ']'.repeat(10_000)],
    ['no event at all', '{"events":[]}'],
    ['nothing', ''],
  ])('is acknowledged and kept with the reason when it holds %s', async (_, body) => {
    expect((await deliver({ body })).status).toBe(200);
    const [row] = await stored();
    expect(row).toMatchObject({ fate: 'rejected', fateReason: expect.stringMatching(/./) });
    expect(Buffer.from(row?.raw ?? []).toString()).toBe(body);
    expect(await jobs()).toHaveLength(0);
  });

  it('is acknowledged beyond a megabyte, and its beginning is kept with the reason', async () => {
    expect((await deliver({ body: `${event()}${' '.repeat(10_000_000)}` })).status).toBe(200);
    const [row] = await stored();
    expect(row).toMatchObject({ fate: 'rejected', fateReason: 'longer than 1048576 bytes' });
    expect(row?.raw).toHaveLength(1_048_576);
  });

  it('is handed on when it is of an unknown type: the import says what it is', async () => {
    await deliver({ body: JSON.stringify({ uuid: randomUUID(), event: '/cx/something/new', body: {} }) });
    expect(await stored()).toMatchObject([{ fate: 'accepted' }]);
    expect(await jobs()).toHaveLength(1);
  });
});

describe('whatever else knocks', () => {
  it.each([
    ['no token', {}],
    ['a wrong token', { 'verification-token': 'wrong' }],
    ['an empty token', { 'verification-token': '' }],
  ])('is refused with %s, and nothing is stored', async (_, headers) => {
    expect((await deliver({ headers })).status).toBe(401);
    expect(await stored()).toHaveLength(0);
  });

  it('does not exist on any path but the exact one', async () => {
    const [workspace, id, secret] = account.hookToken.split('.');
    const paths = [
      `${workspace}.${id}.${'x'.repeat(43)}`,
      `${workspace}.${randomUUID()}.${secret}`,
      `${randomUUID()}.${id}.${secret}`,
      `${workspace}.${id}`,
      'nonsense',
      `${account.hookToken}x`,
    ];
    for (const token of paths) expect((await deliver({ token })).status).toBe(404);
    expect(await stored()).toHaveLength(0);
  });

  it('gets 413 beyond 32 megabytes, and 415 when it is compressed', async () => {
    expect((await deliver({ body: 'x'.repeat(33_554_433) })).status).toBe(413);
    const packed = { 'verification-token': account.verificationToken, 'content-encoding': 'br' };
    expect((await deliver({ headers: packed })).status).toBe(415);
    expect(await stored()).toHaveLength(0);
  });
});

describe('the handshake', () => {
  const handshake = { headers: { 'validation-token': 'abc-123' }, body: '' };
  const open = (handshakeUntil: Date | null) =>
    prisma().account.updateMany({ where: { id: account.accountId }, data: { handshakeUntil } });

  it('is answered while a subscription of ours is being made', async () => {
    await open(new Date(Date.now() + 30_000));
    const response = await deliver(handshake);
    expect(response.status).toBe(200);
    expect(response.headers.get('validation-token')).toBe('abc-123');
    expect(response.headers.get('content-type')).toBe('application/json');
  });

  it('is never taken from an event that comes meanwhile', async () => {
    await open(new Date(Date.now() + 30_000));
    const headers = { 'validation-token': 'abc', 'verification-token': account.verificationToken };
    const response = await deliver({ headers });
    expect(response.headers.has('validation-token')).toBe(false);
    expect(await stored()).toHaveLength(1);
  });

  it('is refused before, after, and on a wrong path', async () => {
    for (const until of [null, new Date(Date.now() - 1_000)]) {
      await open(until);
      expect((await deliver(handshake)).status).toBe(401);
    }
    await open(new Date(Date.now() + 30_000));
    const [workspace, id] = account.hookToken.split('.');
    expect((await deliver({ ...handshake, token: `${workspace}.${id}.${'x'.repeat(43)}` })).status).toBe(404);
  });
});
