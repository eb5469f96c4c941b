import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningFoyer, startFoyer } from '@/tests/support/app-process';
import { createTestDatabase, type TestDatabase } from '@/tests/support/database';
import { type SandboxProcess, startSandbox } from '@/tests/support/sandbox-process';
import { signInAs } from '@/tests/support/sign-in';

const PATIENCE = { timeout: 60_000 };

let database: TestDatabase;
let sandbox: SandboxProcess;
let foyer: RunningFoyer;

beforeAll(async () => {
  [database, sandbox] = await Promise.all([createTestDatabase(), startSandbox()]);
  foyer = await startFoyer({ databaseUrl: database.url, sandboxUrl: sandbox.url });
});

afterAll(async () => {
  await foyer.stop();
  await Promise.all([database.drop(), sandbox.stop()]);
});

async function statusOfSession(cookie: string): Promise<number> {
  return (await fetch(`${foyer.url}/api/session`, { headers: { cookie } })).status;
}

it('everything is well once web and worker have started', async () => {
  const health = await fetch(`${foyer.url}/api/health`);
  expect(await health.json()).toMatchObject({ status: 'ok', database: 'ok', worker: 'ok' });
});

it('whoever is signed in stays so when the web process is killed and started again', async () => {
  const cookie = await signInAs(foyer, 'Priya');
  expect(await statusOfSession(cookie)).toBe(200);
  await foyer.killWeb();
  await expect(fetch(`${foyer.url}/api/health`)).rejects.toThrow();
  await foyer.startWeb();
  expect(await statusOfSession(cookie)).toBe(200);
  expect(await statusOfSession('')).toBe(401);
});

it('what a customer writes while the worker is away arrives once it is back', async () => {
  const body = 'Written while nobody was at work';
  const { channels } = await sandbox.control<Demo>('/demo');
  const channelId = channels.find(({ type }) => type === 'WhatsApp')?.id;
  // The first import has ended: a worker killed at work leaves jobs that others take over only after a minute.
  await expect.poll(() => count('graphile_worker._private_jobs WHERE run_at <= now()'), PATIENCE).toBe(0);
  await foyer.killWorker();
  await sandbox.control('/customer-messages', { method: 'POST', body: { channelId, body } });
  expect(await count('message WHERE body = $1', body)).toBe(0);
  await foyer.startWorker();
  await expect.poll(() => count('message WHERE body = $1', body), PATIENCE).toBe(1);
});

interface Demo {
  channels: { id: string; type: string }[];
}

/** How many rows there are of what is asked for. */
async function count(what: string, ...parameters: string[]): Promise<number> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const { rowCount } = await client.query(`SELECT 1 FROM ${what}`, parameters);
  await client.end();
  return rowCount ?? 0;
}
