import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Answer } from '@/lib/server/ringcentral/answer';
import { createWorld, type World } from '../support/world';

const HOUR = 3_600_000;

let world: World;
let account: typeof import('@/lib/server/account/call-account');
let credentials: typeof import('@/lib/server/account/credentials');
let ringcentral: typeof import('@/lib/server/ringcentral/extensions');
let prisma: typeof import('@/lib/server/db').prisma;

beforeAll(async () => {
  world = await createWorld();
  account = await import('@/lib/server/account/call-account');
  credentials = await import('@/lib/server/account/credentials');
  ringcentral = await import('@/lib/server/ringcentral/extensions');
  ({ prisma } = await import('@/lib/server/db'));
});

beforeEach(async () => {
  await world.sandbox.control('/faults', { method: 'DELETE' });
  await world.sandbox.control('/tokens/revoke', { method: 'POST' });
  await change({ accessTokenSealed: null, refreshTokenSealed: null, state: 'connecting', stateReason: null });
  await change({ tokenLeaseUntil: null });
});

afterAll(() => world.close());

const key = () => ({ workspaceId: world.account.workspaceId, id: world.account.accountId });
const change = (data: object) => prisma().account.update({ where: { workspaceId_id: key() }, data });
const read = () => prisma().account.findUniqueOrThrow({ where: { workspaceId_id: key() } });

function call(now = new Date()): Promise<Answer<unknown>> {
  const terms = { group: 'light', priority: 'send', now } as const;
  return account.callAccount(world.account, terms, (connection) =>
    ringcentral.readPlatformUser(connection, '~'),
  );
}

/** What the sandbox was asked while `work` ran: the operations, in order. */
async function askedDuring(work: () => Promise<unknown>): Promise<string[]> {
  const requests = () => world.sandbox.control<{ records: { operation: string }[] }>('/requests');
  const before = (await requests()).records.length;
  await work();
  return (await requests()).records.slice(before).map(({ operation }) => operation);
}

const tokenCalls = (operations: string[]) => operations.filter((name) => name === 'getToken').length;

test('the first call signs in, the next ones do not', async () => {
  const operations = await askedDuring(async () => {
    expect(await call()).toMatchObject({ outcome: 'ok' });
    expect(await call()).toMatchObject({ outcome: 'ok' });
  });
  expect(operations).toEqual(['getToken', 'readExtension', 'readExtension']);
  expect(await read()).toMatchObject({ state: 'connected', stateReason: null });
});

test('no secret stands in the database as it is', async () => {
  await call();
  const row = await read();
  const text = JSON.stringify(row);
  expect(text).not.toContain(world.demo.jwt);
  expect(text).not.toContain(world.demo.clientSecret);
  const sealed = row.accessTokenSealed ?? '';
  const token = credentials.unsealSecret(row.workspaceId, 'access_token_sealed', sealed);
  expect(text).not.toContain(token);
  expect(() => credentials.unsealSecret(row.workspaceId, 'refresh_token_sealed', sealed)).toThrow();
});

test('many calls at once ask for one token', async () => {
  const operations = await askedDuring(() => Promise.all(Array.from({ length: 20 }, () => call())));
  expect(tokenCalls(operations)).toBe(1);
  expect(operations.length).toBe(21);
});

test('several processes at once ask for one token', async () => {
  const run = promisify(execFile);
  const { workspaceId, accountId } = world.account;
  const flags = ['--conditions=react-server', '--import', 'tsx'];
  const script = [...flags, 'tests/api/account-caller.ts', workspaceId, accountId, '5'];
  const operations = await askedDuring(async () => {
    const processes = await Promise.all([1, 2].map(() => run(process.execPath, script)));
    for (const { stdout } of processes) expect(JSON.parse(stdout)).toEqual(Array(5).fill('ok'));
  });
  expect(tokenCalls(operations)).toBe(1);
});

describe('when a token ends', () => {
  test('shortly before its time it is refreshed', async () => {
    await call();
    const { tokenGeneration } = await read();
    const operations = await askedDuring(() => call(new Date(Date.now() + HOUR - 30_000)));
    expect(operations).toEqual(['getToken', 'readExtension']);
    expect((await read()).tokenGeneration).toBe(tokenGeneration + 1);
  });

  test('sooner than told it is replaced and the call made again', async () => {
    await call();
    await world.sandbox.control('/tokens/expire', { method: 'POST' });
    const operations = await askedDuring(async () => {
      const answers = await Promise.all([call(), call(), call()]);
      expect(answers.map(({ outcome }) => outcome)).toEqual(['ok', 'ok', 'ok']);
    });
    expect(tokenCalls(operations)).toBe(1);
  });

  test('together with its session, signing in again cures it', async () => {
    await call();
    await world.sandbox.control('/tokens/revoke', { method: 'POST' });
    const operations = await askedDuring(async () => expect(await call()).toMatchObject({ outcome: 'ok' }));
    expect(operations).toEqual(['readExtension', 'getToken', 'getToken', 'readExtension']);
  });

  test('and the answer to the refresh is lost, signing in again cures it', async () => {
    await call();
    await world.sandbox.control('/tokens/expire', { method: 'POST' });
    const rule = { match: { operation: 'getToken' }, effect: 'storeThenReset', times: 1 };
    await world.sandbox.control('/faults', { method: 'PUT', body: { rules: [rule] } });
    expect(await call()).toMatchObject({ outcome: 'ok' });
  });
});

describe('when signing in fails', () => {
  test('for its credential, the admin is told why and the platform left alone', async () => {
    const { jwtSealed } = await read();
    const wrong = credentials.sealSecret(world.account.workspaceId, 'jwt_sealed', 'wrong');
    await change({ jwtSealed: wrong });
    const reason = 'The assertion is not valid';
    expect(await call()).toMatchObject({ outcome: 'unauthorized', detail: reason });
    expect(await read()).toMatchObject({ state: 'needs_sign_in', stateReason: reason });
    const operations = await askedDuring(async () =>
      expect(await call()).toMatchObject({ outcome: 'unauthorized', detail: reason }),
    );
    expect(operations).toEqual([]);
    await change({ jwtSealed });
  });

  test('for the platform’s own trouble, nothing is changed and later it works', async () => {
    const rule = { match: { operation: 'getToken' }, effect: 'status', status: 503, times: 1 };
    await world.sandbox.control('/faults', { method: 'PUT', body: { rules: [rule] } });
    expect(await call()).toMatchObject({ outcome: 'unavailable' });
    expect((await read()).state).toBe('connecting');
    expect(await call()).toMatchObject({ outcome: 'ok' });
  });

  test('a token the platform refuses whatever we do ends the call after one more try', async () => {
    const rule = { match: { operation: 'readExtension' }, effect: 'status', status: 401, code: 'OAU-128' };
    await world.sandbox.control('/faults', { method: 'PUT', body: { rules: [rule] } });
    const operations = await askedDuring(async () =>
      expect(await call()).toMatchObject({ outcome: 'unauthorized', code: 'OAU-128' }),
    );
    expect(operations.filter((name) => name === 'readExtension').length).toBe(2);
  });
});

test('a disconnected account is never called', async () => {
  await change({ state: 'disconnected' });
  const operations = await askedDuring(async () =>
    expect(await call()).toMatchObject({ outcome: 'unauthorized', detail: 'the account is disconnected' }),
  );
  expect(operations).toEqual([]);
});

test('an account of another workspace looks like none', async () => {
  const ref = { ...world.account, workspaceId: '00000000-0000-4000-8000-000000000000' };
  const terms = { group: 'light', priority: 'send', now: new Date() } as const;
  const asked = account.callAccount(ref, terms, async () => ({ outcome: 'unavailable', detail: '' }));
  await expect(asked).rejects.toMatchObject({ code: 'not-found' });
});

describe('when another process has the turn', () => {
  const leaseUntil = (milliseconds: number) =>
    change({ tokenLeaseUntil: new Date(Date.now() + milliseconds) });

  test('who waits too long for it says so', async () => {
    await leaseUntil(60_000);
    const operations = await askedDuring(async () =>
      expect(await call()).toMatchObject({ outcome: 'unavailable' }),
    );
    expect(operations).toEqual([]);
  });

  test('and has died, its turn runs out', async () => {
    await leaseUntil(1_000);
    expect(await call()).toMatchObject({ outcome: 'ok' });
    expect((await read()).tokenLeaseUntil).toBeNull();
  });
});
