import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Demo, type Json, type PlatformClient, signIn } from '../support/platform-client';
import { type SandboxProcess, startSandbox } from '../support/sandbox-process';
import { until } from '../support/until';
import { startReceiver } from '../support/webhook-receiver';

const CONTENTS = '/cx/social-messaging/v1/contents';

let dataDir: string;
let sandbox: SandboxProcess;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'foyer-sandbox-restart-'));
  sandbox = await startSandbox({ dataDir });
});

afterEach(async () => {
  await sandbox.stop();
  await rm(dataDir, { recursive: true });
});

/** Kills the process without warning and starts another one on the same data and port. */
async function killAndRestart(): Promise<void> {
  const port = Number(new URL(sandbox.url).port);
  await sandbox.stop('SIGKILL');
  sandbox = await startSandbox({ dataDir, port });
}

function put(settings: object): Promise<unknown> {
  return sandbox.control('/settings', { method: 'PUT', body: settings });
}

function write(client: PlatformClient, parent: Json, body: string) {
  return client.call('POST', CONTENTS, { inReplyToContentId: parent.id, body, public: false });
}

function customer(): Promise<Json> {
  return sandbox.control<Json>('/customer-messages', {
    method: 'POST',
    body: { channelType: 'WhatsApp', body: 'Still there?' },
  });
}

describe('after a SIGKILL', () => {
  it('everything that was acknowledged is there: contents, tokens, settings, clock and credentials', async () => {
    await put({ rateLimits: 'off', exportDelayMs: [60_000, 60_000] });
    await sandbox.control('/clock', { method: 'POST', body: { advanceSeconds: 5000 } });
    const client = await signIn(sandbox);
    const parent = await customer();
    const replies = await Promise.all(
      Array.from({ length: 40 }, (_, index) => write(client, parent, `Reply ${index}`)),
    );
    const { records: before } = await sandbox.control<{ records: Json[] }>('/contents');
    await killAndRestart();
    const { records: after } = await sandbox.control<{ records: Json[] }>('/contents');
    expect(after).toEqual(before);
    expect(await sandbox.control<Demo>('/demo')).toEqual(client.demo);
    const { status } = await client.call('GET', `${CONTENTS}/${String(replies[39]?.body.id)}`);
    expect(status).toBe(200);
    const { now } = await sandbox.control<{ now: string }>('/clock');
    expect(Date.parse(now)).toBeGreaterThan(Date.now() + 4_990_000);
    expect(await sandbox.control<Json>('/settings')).toMatchObject({ rateLimits: 'off' });
  });

  it('pushes that were under way end, and events that were not taken are delivered', async () => {
    const receiver = await startReceiver();
    await put({ rateLimits: 'off', exportDelayMs: [300, 300], retrySeconds: [0.3, 0.3, 0.3, 0.3, 0.3, 0.3] });
    const client = await signIn(sandbox);
    await client.call('POST', '/restapi/v1.0/subscription', {
      eventFilters: [`${CONTENTS}/Imported`, `${CONTENTS}/Exported`],
      deliveryMode: { transportType: 'WebHook', address: receiver.url },
    });
    receiver.status = 503;
    const parent = await customer();
    await until(() => receiver.deliveries.length > 0);
    const reply = await write(client, parent, 'Here I am');
    await killAndRestart();
    receiver.status = 200;
    const path = `${CONTENTS}/${String(reply.body.id)}`;
    await until(async () => (await client.call('GET', path)).body.synchronizationStatus === 'Success');
    const events = () =>
      receiver.deliveries.map(
        ({ body }) => `${String(body.event)} ${String(((body.body as Json).resource as Json).id)}`,
      );
    await until(() => events().includes(`${CONTENTS}/Exported ${String(reply.body.id)}`));
    const imported = events().filter((event) => event === `${CONTENTS}/Imported ${String(parent.id)}`);
    expect(imported.length).toBeGreaterThan(1);
    await receiver.stop();
  });

  it('a line that was torn in mid-write is cut off and nothing else is lost', async () => {
    const parent = await customer();
    await sandbox.stop('SIGKILL');
    await appendFile(join(dataDir, 'sandbox', 'journal.jsonl'), '{"table":"contents","id":"to');
    sandbox = await startSandbox({ dataDir });
    const next = await customer();
    await sandbox.stop('SIGKILL');
    sandbox = await startSandbox({ dataDir });
    const { records } = await sandbox.control<{ records: Json[] }>('/contents');
    const ids = records.map(({ id }) => id);
    expect(ids).toContain(parent.id);
    expect(ids).toContain(next.id);
  });
});
