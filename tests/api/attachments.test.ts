import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Message } from '@/lib/contract/message';
import { prisma } from '@/lib/server/db';
import { readAttachment } from '@/lib/server/handlers/attachments';
import { customerSendsFiles } from '../support/conversation';
import { openSession, type Person } from '../support/people';
import { ask, summary } from '../support/server';
import { createWorld, type World } from '../support/world';

let world: World;
let priya: Person;
let message: Message;

beforeAll(async () => {
  world = await createWorld();
  const { workspaceId, agentId } = world.priya;
  priya = { ...world.priya, name: 'Priya', email: '', cookie: await openSession(workspaceId, agentId) };
  message = await customerSendsFiles(world);
});
afterAll(() => world.close());

const download = (person: Person | null, index: number | string = 0, id = message.id) =>
  ask(readAttachment, person, { params: { id, index: String(index) } });

/** Has the message point elsewhere, as an address that was told once and is worth nothing now. */
async function pointTo(index: number, url: string): Promise<void> {
  const { attachments } = await prisma().message.findFirstOrThrow({ where: { id: message.id } });
  const changed = (attachments as { url: string }[]).map((each, at) =>
    at === index ? { ...each, url } : each,
  );
  await prisma().message.updateMany({ where: { id: message.id }, data: { attachments: changed } });
}

describe('a file of a message', () => {
  it('is shown when it is a picture, with nothing in it that could run', async () => {
    const response = await download(priya);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('image/jpeg');
    expect(response.headers.get('content-disposition')).toMatch(/^inline; filename="/);
    expect(response.headers.get('content-security-policy')).toContain('sandbox');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.equals(readFileSync('lib/sandbox/assets/wheel.jpg'))).toBe(true);
  });

  it('is saved when it is anything else', async () => {
    const response = await download(priya, 1);
    expect(response.headers.get('content-type')).toBe('application/octet-stream');
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename=".+\.pdf"/);
    await response.arrayBuffer();
  });

  it('is found again when its address has expired', async () => {
    await world.sandbox.control('/clock', { method: 'POST', body: { advanceSeconds: 3 * 3_600 } });
    expect((await download(priya)).status).toBe(200);
    const kept = await prisma().message.findFirstOrThrow({ where: { id: message.id } });
    expect(JSON.stringify(kept.attachments)).toContain('token=');
    expect((await download(priya)).status).toBe(200);
  });

  it('is saved under its plain type when its server calls a page a picture no browser knows', async () => {
    const server = createServer((_, answer) =>
      answer.writeHead(200, { 'content-type': 'image/svg+xml' }).end('<svg onload="alert(1)"/>'),
    );
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const serverUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { serverUrl: before } = await prisma().account.findFirstOrThrow();
    await prisma().account.updateMany({ data: { serverUrl } });
    await pointTo(1, `${serverUrl}/evil.svg`);
    const response = await download(priya, 1);
    expect(response.headers.get('content-type')).toBe('application/octet-stream');
    expect(response.headers.get('content-disposition')).toMatch(/^attachment/);
    await response.arrayBuffer();
    await prisma().account.updateMany({ data: { serverUrl: before } });
    server.close();
  });

  it.each([
    'http://127.0.0.1:1/x',
    'http://169.254.169.254/latest/meta-data',
    'https://[::1]/x',
    'file:///etc/passwd',
    'https://10.0.0.1/x',
  ])('is never fetched from inside our own network: %s', async (address) => {
    await pointTo(1, address);
    expect((await summary(await download(priya, 1))).status).toBe(502);
  });

  it('does not exist for those who may not read its channel, nor where there is none', async () => {
    expect(await summary(await download(null))).toMatchObject({ status: 401 });
    for (const place of [2, -1, 'x', '1e3']) {
      expect(await summary(await download(priya, place))).toMatchObject({ status: 404 });
    }
    await prisma().channel.updateMany({ data: { agentsRead: false } });
    expect(await summary(await download(priya))).toMatchObject({ status: 404, code: 'not-found' });
    await prisma().channel.updateMany({ data: { agentsRead: true } });
  });
});
