import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { offerSetUp } from '@/lib/server/commands/offer-set-up';
import { seedDemo } from '@/lib/server/commands/seed-demo';
import { signIn } from '@/lib/server/commands/sign-in';
import { prisma } from '@/lib/server/db';
import { openStream } from '@/lib/server/feed/open-stream';
import { readDemo, restartDemo } from '@/lib/server/handlers/demo';
import { readSession } from '@/lib/server/handlers/session';
import { encodeSession, findViewer, sessionCookieName } from '@/lib/server/session';
import { runDueJobs } from '../support/jobs';
import { makePerson, makeWorkspace, type Person } from '../support/people';
import { type SandboxProcess, startSandbox } from '../support/sandbox-process';
import { ask, prepareServer, summary } from '../support/server';
import { until } from '../support/until';

prepareServer({ FOYER_DEMO: '1' });

let sandbox: SandboxProcess;
let priya: Person;

beforeAll(async () => {
  sandbox = await startSandbox();
  process.env.FOYER_SANDBOX_URL = sandbox.url;
  await sandbox.control('/settings', { method: 'PUT', body: { rateLimits: 'off' } });
  await seedDemo();
  await runDueJobs();
  const { token } = await signIn(
    { email: 'priya@northwind.example', password: 'northwind-bikes' },
    new Date(),
  );
  const cookie = `${sessionCookieName()}=${await encodeSession(token)}`;
  const viewer = await findViewer(cookie);
  if (!viewer) throw new Error('nobody is signed in');
  priya = { ...viewer, name: 'Priya Raman', email: 'priya@northwind.example', cookie };
});
afterAll(() => sandbox.stop());

const counts = async () => (await summary(await ask(readSession, priya))).body.counts.views.all as number;

describe('the demo', () => {
  it('tells everybody who can log in, and where the customers are', async () => {
    const { status, body } = await summary(await ask(readDemo, null));
    expect(status).toBe(200);
    expect(body.logIns).toMatchObject([
      { name: 'Priya Raman', role: 'agent' },
      { name: 'Maya Lindqvist', role: 'supervisor' },
      { name: 'Amira Haddad', role: 'admin' },
      { name: 'Jonas Weber', role: 'agent' },
    ]);
    expect((await fetch(body.customerPageUrl)).headers.get('content-type')).toContain('text/html');
  });

  it('is filled with what the sandbox holds, and has an admin already', async () => {
    expect(await counts()).toBeGreaterThan(10);
    expect(await offerSetUp()).toBeNull();
  });

  it('is not made a second time, and follows a sandbox that has moved', async () => {
    await prisma().account.updateMany({ data: { serverUrl: 'http://127.0.0.1:9' } });
    await seedDemo();
    expect(await prisma().workspace.count({ where: { isDemo: true } })).toBe(1);
    expect(await prisma().account.findMany()).toMatchObject([{ serverUrl: sandbox.url }]);
  });

  it('begins afresh for everybody who looks at it', async () => {
    const before = await counts();
    await prisma().channel.updateMany({ data: { name: 'renamed' } });
    const { seq } = (await summary(await ask(readSession, priya))).body;
    let heard = '';
    openStream(priya, seq, {
      write: (chunk) => {
        heard += Buffer.from(chunk).toString();
        return true;
      },
      close: () => undefined,
    });
    await until(() => heard.includes('event: beat'));

    expect((await ask(restartDemo, priya, { method: 'POST' })).status).toBe(204);
    expect(await counts()).toBe(0);
    expect(await prisma().activity.findMany()).toMatchObject([
      { kind: 'demo-reset', agentId: priya.agentId, conversationId: null },
    ]);
    await until(() => heard.includes('event: resync'));
    await prisma().callBudget.deleteMany();
    await runDueJobs();
    expect(await counts()).toBe(before);
    expect(await prisma().channel.count({ where: { name: 'renamed' } })).toBe(0);
  });

  it('lets nobody else put their workspace back', async () => {
    const other = await makePerson(await makeWorkspace('Another'), 'admin');
    expect(await summary(await ask(restartDemo, other, { method: 'POST' }))).toMatchObject({ status: 404 });
    expect(await summary(await ask(restartDemo, null, { method: 'POST' }))).toMatchObject({ status: 401 });
  });
});
