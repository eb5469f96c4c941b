import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeAccount, type TestAccount } from '@/tests/support/accounts';
import type { RunningFoyer } from '@/tests/support/app-process';
import { type Figures, interleave, quantile, report } from '@/tests/support/bench';
import { type BenchFoyer, startBenchFoyer } from '@/tests/support/bench-foyer';
import { type LimitProcess, startLimit } from '@/tests/support/limit-process';
import { makeWorkspace } from '@/tests/support/people';

const CONNECTIONS = 16;
const SECONDS = 3;
const ROUNDS = 5;

let bench: BenchFoyer;
let foyer: RunningFoyer;
let limit: LimitProcess;
let account: TestAccount;
let acknowledged = 0;

beforeAll(async () => {
  bench = await startBenchFoyer();
  foyer = bench.foyer;
  account = await makeAccount(await makeWorkspace());
  limit = await startLimit('ack-server', [bench.databaseUrl]);
});

afterAll(async () => {
  await Promise.all([limit.stop(), bench.stop()]);
});

/** A delivery as the platform sends it, about 1 KB. */
const delivery = () =>
  JSON.stringify({
    uuid: randomUUID(),
    event: '/cx/social-messaging/v1/contents/Imported',
    timestamp: new Date().toISOString(),
    subscriptionId: randomUUID(),
    ownerId: '62264425016',
    body: { resource: { id: randomUUID(), type: 'Message', body: 'Where is my parcel? '.repeat(30) } },
  });

const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });

function post(url: string): Promise<number> {
  const headers = { 'content-type': 'application/json', 'verification-token': account.verificationToken };
  return new Promise((resolve, reject) => {
    const asking = request(url, { method: 'POST', headers, agent }, (answer) => {
      answer.resume().once('end', () => resolve(answer.statusCode ?? 0));
    });
    asking.once('error', reject).end(delivery());
  });
}

/** Posts over all connections for some seconds. */
async function load(url: string): Promise<Figures> {
  const delays: number[] = [];
  const endsAt = performance.now() + SECONDS * 1_000;
  const connection = async () => {
    while (performance.now() < endsAt) {
      const startedAt = performance.now();
      expect(await post(url)).toBe(200);
      delays.push(performance.now() - startedAt);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, connection));
  delays.sort((a, b) => a - b);
  if (!url.startsWith(limit.url)) acknowledged += delays.length;
  return {
    'a second': delays.length / SECONDS,
    'p50 ms': quantile(delays, 0.5),
    'p99 ms': quantile(delays, 0.99),
  };
}

it('acknowledges webhooks: our front door and Next’s, beside plain node:http with one insert', async () => {
  const door = `${foyer.url}/api/webhooks/ringcentral/${account.hookToken}`;
  const summaries = await interleave(
    [
      { name: 'node:http + one insert', run: () => load(limit.url) },
      { name: 'Foyer, before Next', run: () => load(door) },
      // The front knows the bare path only; with a query the same handler is reached through Next's route.
      { name: 'Foyer, through Next', run: () => load(`${door}?through=next`) },
    ],
    ROUNDS,
  );
  report('webhook-ack', summaries);
  const client = new pg.Client({ connectionString: bench.databaseUrl });
  await client.connect();
  const { rows } = await client.query('SELECT count(*)::int AS kept FROM webhook_event');
  await client.end();
  expect(rows[0].kept).toBe(acknowledged);
});
