import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, request as sendRequest } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prisma } from '@/lib/server/db';
import { endAllStreams } from '@/lib/server/handlers/stream-guard';
import { createFront } from '@/lib/server/web/front';
import { makeAccount, type TestAccount } from '../support/accounts';
import { makePerson, makeWorkspace, openSession, type Person } from '../support/people';
import { prepareServer } from '../support/server';
import { until } from '../support/until';

prepareServer();

/** What got as far as Next would stand. */
const passed: IncomingMessage[] = [];
const server = createServer(
  createFront(async (incoming, outgoing) => {
    passed.push(incoming);
    outgoing.end('page');
  }),
);
let port: number;
let url: string;
let account: TestAccount;
let agent: Person;

beforeAll(async () => {
  const workspaceId = await makeWorkspace();
  account = await makeAccount(workspaceId);
  agent = await makePerson(workspaceId, 'agent');
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  port = (server.address() as AddressInfo).port;
  url = `http://127.0.0.1:${port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Says exactly these bytes and hears everything until the connection ends. */
function speak(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let heard = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    socket.on('data', (chunk) => {
      heard += chunk;
    });
    socket.on('error', reject).on('close', () => resolve(heard));
  });
}

function statusOf(method: string, path: string, headers: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const asking = sendRequest({ port, host: '127.0.0.1', method, path, headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    asking.on('error', reject).end();
  });
}

it('has no metrics where no token is set for them', async () => {
  expect(await statusOf('GET', '/metrics', { authorization: 'Bearer undefined' })).toBe(404);
});

describe('what never reaches Next', () => {
  it.each([
    ['a Server Action', 'POST /inbox', { 'next-action': '7f3e' }, 400],
    ['a Server Action posted as a form', 'POST /inbox', { 'content-type': 'multipart/form-data' }, 405],
    ['a Flight request that posts', 'POST /inbox?_rsc=1', { rsc: '1' }, 405],
    [
      'a request that claims to have passed the middleware',
      'GET /inbox',
      { 'x-middleware-subrequest': 'x' },
      400,
    ],
    ['one that claims to be routed', 'GET /inbox', { 'x-matched-path': '/settings' }, 400],
    ['one that claims to come from Next', 'GET /inbox', { 'x-invoke-path': '/settings' }, 400],
    ['a method nobody knows', 'PROPFIND /inbox', {}, 405],
    ['a method nobody needs', 'OPTIONS /api/agents', {}, 405],
    ['a trace', 'TRACE /', {}, 405],
    ['the image optimizer', 'GET /_next/image?url=http://127.0.0.1/', {}, 404],
    ['another host in the path', 'GET //evil.example/', {}, 400],
    ['a path with backslashes', 'GET /\\evil.example/', {}, 400],
  ])('%s', async (_, line, headers, expected) => {
    const before = passed.length;
    const [method = '', path = ''] = line.split(' ');
    expect(await statusOf(method, path, headers as Record<string, string>)).toBe(expected);
    expect(passed).toHaveLength(before);
  });

  it('an address instead of a path, as proxies get it', async () => {
    const before = passed.length;
    const answer = await speak('GET http://evil.example/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1.1 400/);
    expect(passed).toHaveLength(before);
  });

  it('a reader does get there', async () => {
    const before = passed.length;
    expect(await statusOf('GET', '/inbox', { rsc: '1' })).toBe(200);
    expect(passed).toHaveLength(before + 1);
  });
});

describe('a page', () => {
  it('runs only scripts with a nonce of its own, and is embedded nowhere', async () => {
    const policies = await Promise.all([fetch(`${url}/inbox`), fetch(`${url}/inbox`)]).then((answers) =>
      answers.map(({ headers }) => headers.get('content-security-policy') ?? ''),
    );
    const [first = '', second = ''] = policies;
    expect(first).toMatch(/script-src 'self' 'nonce-[A-Za-z0-9+/=]{20,}' 'strict-dynamic'/);
    expect(first).not.toMatch(/script-src[^;]*unsafe/);
    expect(first).toContain("frame-ancestors 'none'");
    expect(first).not.toBe(second);
    expect(passed.some(({ headers }) => headers['content-security-policy'] === first)).toBe(true);
  });

  it('hands Next only what we know, not what a client says of itself', async () => {
    await fetch(`${url}/inbox`, {
      headers: {
        'x-foyer-client-address': '1.2.3.4',
        'x-forwarded-for': '1.2.3.4',
        'x-forwarded-host': 'evil.example',
        'x-forwarded-proto': 'https',
        'x-nonce': 'guessed',
        'content-security-policy': "script-src 'nonce-guessed'",
      },
    });
    expect(passed.at(-1)?.headers).toMatchObject({
      'x-foyer-client-address': '127.0.0.1',
      'x-forwarded-host': `127.0.0.1:${port}`,
      'x-forwarded-proto': 'http',
    });
    expect(passed.at(-1)?.headers['content-security-policy']).not.toContain('guessed');
    expect(passed.at(-1)?.headers['x-nonce']).not.toBe('guessed');
  });
});

describe('a webhook', () => {
  const path = () => `${url}/api/webhooks/ringcentral/${account.hookToken}`;
  const genuine = () => ({ 'verification-token': account.verificationToken });

  it('is answered in front of Next with a few bytes', async () => {
    const body = JSON.stringify({ uuid: randomUUID(), event: '/x/contents/Imported', body: { id: 'a1' } });
    const before = passed.length;
    const answer = await speak(
      [
        `POST /api/webhooks/ringcentral/${account.hookToken} HTTP/1.1`,
        'Host: foyer',
        'Connection: close',
        'Content-Type: application/json',
        `Content-Length: ${body.length}`,
        `Verification-Token: ${account.verificationToken}`,
        '',
        body,
      ].join('\r\n'),
    );
    expect(answer).toMatch(/^HTTP\/1.1 200/);
    expect(answer.length).toBeLessThan(512);
    expect(answer).not.toMatch(/policy|nosniff/i);
    expect(passed).toHaveLength(before);
    expect(await prisma().webhookEvent.count()).toBe(1);
  });

  it.each([
    [10_000_000, 200],
    [33_600_000, 413],
  ])('of %i bytes is answered with %i', async (size, status) => {
    const answer = await fetch(path(), { method: 'POST', headers: genuine(), body: 'x'.repeat(size) });
    expect(answer.status).toBe(status);
  });

  it('is refused without its token', async () => {
    expect((await fetch(path(), { method: 'POST', body: '{}' })).status).toBe(401);
  });
});

describe('a stream of events', () => {
  /** Opens a stream and gathers what comes. */
  async function listen(cookie: string, query = '') {
    const aborting = new AbortController();
    const answer = await fetch(`${url}/api/events${query}`, { headers: { cookie }, signal: aborting.signal });
    const heard = { text: '', isOver: false };
    const reading = (async () => {
      for await (const chunk of answer.body ?? []) heard.text += Buffer.from(chunk).toString();
    })();
    void reading.catch(() => undefined).finally(() => Object.assign(heard, { isOver: true }));
    return { answer, heard, leave: () => aborting.abort() };
  }

  it('is refused to strangers and to other sites', async () => {
    expect((await fetch(`${url}/api/events`)).status).toBe(401);
    const headers = { cookie: agent.cookie, 'sec-fetch-site': 'cross-site' };
    expect((await fetch(`${url}/api/events`, { headers })).status).toBe(403);
    expect((await fetch(`${url}/api/events?after=x`, { headers: { cookie: agent.cookie } })).status).toBe(
      400,
    );
  });

  it('flows past Next, with nothing between that could hold it back', async () => {
    const before = passed.length;
    const { answer, heard, leave } = await listen(agent.cookie);
    expect(answer.headers.get('content-type')).toContain('text/event-stream');
    expect(answer.headers.get('cache-control')).toContain('no-transform');
    await until(() => heard.text.includes('event: beat'));
    expect(passed).toHaveLength(before);
    leave();
  });

  it('ends within a second of its session, and tells so', async () => {
    const cookie = await openSession(agent.workspaceId, agent.agentId);
    const kept = await listen(agent.cookie);
    const { heard } = await listen(cookie);
    await until(() => heard.text.includes('event: beat'));
    const last = await prisma().session.findFirstOrThrow({
      where: { agentId: agent.agentId },
      orderBy: { createdAt: 'desc' },
    });
    const begun = performance.now();
    await prisma().session.delete({ where: { tokenHash: last.tokenHash } });
    await until(() => heard.isOver);
    expect(performance.now() - begun).toBeLessThan(1_000);
    expect(heard.text).toContain('event: ended');
    expect(kept.heard.isOver).toBe(false);
    kept.leave();
  });

  it('is told to be over to a tab that comes back after its session has ended', async () => {
    const cookie = await openSession(agent.workspaceId, agent.agentId);
    const last = await prisma().session.findFirstOrThrow({
      where: { agentId: agent.agentId },
      orderBy: { createdAt: 'desc' },
    });
    await prisma().session.delete({ where: { tokenHash: last.tokenHash } });
    const { heard } = await listen(cookie, `?after=0&tab=${randomUUID()}`);
    await until(() => heard.isOver);
    expect(heard.text).toBe('event: ended\ndata: {}\n\n');
  });

  it('ends when the process stops, so that browsers go to the next one', async () => {
    const { heard } = await listen(agent.cookie);
    await until(() => heard.text.includes('event: beat'));
    endAllStreams();
    await until(() => heard.isOver);
    expect(heard.text).not.toContain('event: ended');
  });
});

describe('health', () => {
  it('is told to everybody, without a look at who asks', async () => {
    const answer = await fetch(`${url}/api/health`, { headers: { cookie: 'foyer-session=broken' } });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ database: 'ok', worker: 'unknown', status: 'degraded' });
  });

  it('knows whether a worker has shown itself lately', async () => {
    await prisma().workerBeat.create({ data: { workerId: 'a', beatAt: new Date() } });
    expect(await (await fetch(`${url}/api/health`)).json()).toMatchObject({ worker: 'ok', status: 'ok' });
    await prisma().workerBeat.updateMany({ data: { beatAt: new Date(Date.now() - 120_000) } });
    expect(await (await fetch(`${url}/api/health`)).json()).toMatchObject({ worker: 'silent' });
  });
});
