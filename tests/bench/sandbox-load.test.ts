import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { performance } from 'node:perf_hooks';
import { expect, it } from 'vitest';
import { type PlatformClient, signIn } from '../support/platform-client';
import { type SandboxProcess, startSandbox } from '../support/sandbox-process';
import { until } from '../support/until';

const CONTENTS = '/cx/social-messaging/v1/contents';
const PER_SECOND = 50;
/** Customers do not write each time it is their turn: some change or delete what they wrote. */
const TURNS_PER_SECOND = PER_SECOND * 1.2;
const SECONDS = 60;
/** Clock ticks of a second in /proc, as Linux has them everywhere. */
const TICKS = 100;

/** Which share of a sorted list of figures lies below the returned one. */
function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** CPU seconds that a process has used so far; Linux only. */
function cpuSecondsOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / TICKS;
}

/** A webhook address that only notes what came and how late. */
async function startCounter() {
  const lags: number[] = [];
  const ids = new Set<string>();
  const server = createServer((request, response) => {
    const token = request.headers['validation-token'];
    response.setHeader('Content-Type', 'application/json');
    if (token) response.setHeader('Validation-Token', token);
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      response.end();
      if (token) return;
      const { body } = JSON.parse(Buffer.concat(chunks).toString('utf8'));
      lags.push(Date.now() - Date.parse(body.issuedAt));
      ids.add(body.resource.id);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return { url, lags, ids, stop: () => server.close() };
}

async function subscribe(client: PlatformClient, address: string): Promise<void> {
  await client.call('POST', '/restapi/v1.0/subscription', {
    eventFilters: [`${CONTENTS}/Imported`],
    deliveryMode: { transportType: 'WebHook', address },
  });
}

/** Lists without a pause until the time is over, with a bare call after each as the floor of that moment. */
async function listUntil(sandbox: SandboxProcess, client: PlatformClient, endsAt: number) {
  const [lists, floors]: [number[], number[]] = [[], []];
  const timed = async (into: number[], act: () => Promise<unknown>) => {
    const startedAt = performance.now();
    await act();
    into.push(performance.now() - startedAt);
  };
  while (performance.now() < endsAt) {
    await timed(lists, () => client.call('GET', `${CONTENTS}?perPage=100&orderBy=-lastModifiedTime`));
    await timed(floors, () => sandbox.control('/health'));
  }
  return { lists: lists.sort((a, b) => a - b), floors: floors.sort((a, b) => a - b) };
}

it(`delivers ${PER_SECOND} events a second for ${SECONDS} seconds while it answers lists`, async () => {
  const sandbox = await startSandbox({ scenario: 'demo' });
  const counter = await startCounter();
  await sandbox.control('/settings', { method: 'PUT', body: { rateLimits: 'off', scenario: 'quiet' } });
  const client = await signIn(sandbox);
  await subscribe(client, counter.url);
  const { records } = await sandbox.control<{ records: unknown[] }>('/contents');
  const busy = { scenario: 'demo', customersPerMinute: TURNS_PER_SECOND * 60 };
  const cpuBefore = cpuSecondsOf(sandbox.pid);
  await sandbox.control('/settings', { method: 'PUT', body: busy });
  const { lists, floors } = await listUntil(sandbox, client, performance.now() + SECONDS * 1000);
  await sandbox.control('/settings', { method: 'PUT', body: { scenario: 'quiet' } });
  const cpu = cpuSecondsOf(sandbox.pid) - cpuBefore;
  const after = await sandbox.control<{ records: unknown[] }>('/contents');
  const written = after.records.length - records.length;
  await until(() => counter.ids.size >= written);
  const lags = counter.lags.sort((a, b) => a - b);
  const figures = {
    written,
    'a second': (written / SECONDS).toFixed(1),
    delivered: counter.ids.size,
    'lag p50 / p99 (ms)': `${quantile(lags, 0.5)} / ${quantile(lags, 0.99)}`,
    lists: lists.length,
    'list of 100 p50 / p99 (ms)': `${quantile(lists, 0.5).toFixed(1)} / ${quantile(lists, 0.99).toFixed(1)}`,
    'list p50 to a bare call': (quantile(lists, 0.5) / quantile(floors, 0.5)).toFixed(1),
    'CPU of the sandbox, share of a core': (cpu / SECONDS).toFixed(2),
    'rate limits': 'off',
  };
  process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
  counter.stop();
  await sandbox.stop();
  expect(counter.ids.size).toBe(written);
  expect(written / SECONDS).toBeGreaterThanOrEqual(PER_SECOND);
}, 180_000);
