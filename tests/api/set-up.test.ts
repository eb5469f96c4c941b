import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { connectAccount } from '@/lib/server/commands/connect-account';
import { offerSetUp } from '@/lib/server/commands/offer-set-up';
import { signIn } from '@/lib/server/commands/sign-in';
import { database, prisma } from '@/lib/server/db';
import { createFirstAdmin } from '@/lib/server/handlers/set-up';
import { ask, prepareServer, summary } from '../support/server';

prepareServer();

beforeEach(async () => {
  await prisma().workspace.deleteMany();
  await prisma().agent.deleteMany();
});

const password = 'a long enough password';

/** From an address of its own each time, unless one is given: wrong secrets are counted by address. */
function setUp(secret: string, fields: Record<string, unknown> = {}, from: string = randomUUID()) {
  const person = { workspaceName: 'Northwind', name: 'Amira', email: 'Amira@Example.com ', password };
  const call = { method: 'POST', body: { secret, ...person, ...fields } };
  return ask(createFirstAdmin, null, { ...call, headers: { 'x-foyer-client-address': from } });
}

async function offered(): Promise<string> {
  const secret = await offerSetUp();
  if (secret === null) throw new Error('there is an admin');
  return secret;
}

describe('the first admin', () => {
  it('is made with the secret from the console, and can sign in', async () => {
    const answer = await summary(await setUp(await offered()));
    expect(answer).toMatchObject({ status: 201, body: { name: 'Amira', role: 'admin', isActive: true } });
    await expect(signIn({ email: 'amira@example.com', password }, new Date())).resolves.toMatchObject({
      agentId: answer.body.id,
    });
    expect(await prisma().workspace.findMany()).toMatchObject([{ name: 'Northwind', isDemo: false }]);
    expect(await prisma().activity.findMany()).toMatchObject([{ kind: 'set-up', agentId: answer.body.id }]);
    expect(await offerSetUp()).toBeNull();
  });

  it('is one, even when two use the secret at the same moment', async () => {
    const secret = await offered();
    const answers = await Promise.all([
      setUp(secret, { email: 'one@example.com' }),
      setUp(secret, { email: 'two@example.com' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 401]);
    expect(await prisma().agent.count()).toBe(1);
    expect(await prisma().workspace.count()).toBe(1);
  });

  it('takes over the workspace whose account the environment named', async () => {
    const given = {
      serverUrl: 'http://127.0.0.1:9',
      clientId: 'id',
      clientSecret: 'hidden',
      jwt: 'assertion',
    };
    await connectAccount(given);
    await connectAccount({ ...given, clientId: 'another' });
    await setUp(await offered());
    expect(await prisma().workspace.findMany({ include: { accounts: true } })).toMatchObject([
      { name: 'Northwind', accounts: [{ clientId: 'id' }] },
    ]);
    const [account] = await prisma().account.findMany();
    expect(JSON.stringify(account)).not.toMatch(/hidden|assertion/);
    const jobs = await database.rows<{ key: string }>(
      'SELECT key FROM graphile_worker._private_jobs ORDER BY key',
    );
    expect(jobs.map(({ key }) => key.split(':')[0])).toEqual(['import-history', 'maintain-subscription']);
  });
});

describe('the set-up secret', () => {
  it('is worth nothing once a newer one was printed', async () => {
    const older = await offered();
    await offered();
    expect(await summary(await setUp(older))).toMatchObject({ status: 401, code: 'wrong-credentials' });
  });

  it('is kept as a hash', async () => {
    const secret = await offered();
    expect(JSON.stringify(await prisma().setUpSecret.findMany())).not.toContain(secret);
  });

  it('is not used up by a form that is filled in wrongly', async () => {
    const secret = await offered();
    const short = await summary(await setUp(secret, { password: 'short' }));
    expect(short).toMatchObject({ status: 422, body: { error: { details: { reason: 'too-short' } } } });
    const mine = await summary(
      await setUp(secret, { workspaceName: 'Northwind', password: 'Northwind-2026' }),
    );
    expect(mine).toMatchObject({ status: 422, body: { error: { details: { reason: 'personal' } } } });
    expect((await setUp(secret)).status).toBe(201);
  });

  it('cannot be guessed at without end', async () => {
    await offered();
    for (let round = 0; round < 10; round += 1)
      expect((await setUp('guess', {}, 'stranger')).status).toBe(401);
    const late = await setUp('guess', {}, 'stranger');
    expect(late.status).toBe(429);
    expect(Number(late.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});
