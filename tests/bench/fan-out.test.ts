import { performance } from 'node:perf_hooks';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RunningFoyer } from '@/tests/support/app-process';
import { type Figures, interleave, quantile, report } from '@/tests/support/bench';
import { type BenchFoyer, startBenchFoyer } from '@/tests/support/bench-foyer';
import type { Inbox } from '@/tests/support/inbox';
import { type LimitProcess, startLimit } from '@/tests/support/limit-process';
import { openReaders, type StreamReaders } from '@/tests/support/stream-readers';
import { until } from '@/tests/support/until';

const STREAMS = 1_000;
const EVENTS_A_ROUND = 20;
const ROUNDS = 5;

let bench: BenchFoyer;
let foyer: RunningFoyer;
let limit: LimitProcess;
let inbox: Inbox;
let readers: StreamReaders;
let limitReaders: StreamReaders;

beforeAll(async () => {
  bench = await startBenchFoyer();
  foyer = bench.foyer;
  const { makeInbox } = await import('@/tests/support/inbox');
  inbox = await makeInbox('bench');
  limit = await startLimit('fan-out-server');
  readers = await openReaders(STREAMS, `${foyer.url}/api/events`, inbox.agent.cookie);
  limitReaders = await openReaders(STREAMS, `${limit.url}/`);
});

afterAll(async () => {
  readers.close();
  limitReaders.close();
  await Promise.all([limit.stop(), bench.stop()]);
});

/** One event after another; how long after it was said it reached each reader. */
async function tell(say: () => Promise<number>, heard: StreamReaders): Promise<Figures> {
  const delays: number[] = [];
  for (let event = 0; event < EVENTS_A_ROUND; event += 1) {
    const saidAt = performance.now();
    const to = await say();
    await until(() => heard.arrivals(to).length === STREAMS, 20_000);
    delays.push(...heard.arrivals(to).map((at) => at - saidAt));
  }
  delays.sort((a, b) => a - b);
  return {
    'p50 ms': quantile(delays, 0.5),
    'p99 ms': quantile(delays, 0.99),
    'last ms': delays.at(-1) ?? Number.NaN,
  };
}

let isOpen = true;

/** A real command; the time begins before its transaction does. */
async function sayInFoyer(): Promise<number> {
  const { changeConversation } = await import('@/lib/server/commands/change-conversation');
  const { database: db } = await import('@/lib/server/db');
  isOpen = !isOpen;
  const act = { type: 'status', status: isOpen ? 'open' : 'closed' } as const;
  await changeConversation(inbox.agent, inbox.conversationId, { act }, new Date());
  const [counter] = await db.rows<{ seq: number }>('SELECT max(seq)::int AS seq FROM feed_counter');
  return counter?.seq ?? 0;
}

let said = 0;

/** The same bytes, numbered anew. */
async function sayAtTheLimit(): Promise<number> {
  said += 1;
  const body = readers.lastFrame().replace(/^id: \d+/, `id: ${said}`);
  await fetch(limit.url, { method: 'POST', body });
  return said;
}

it(`tells one event to ${STREAMS} streams, beside a loop that only writes`, async () => {
  await tell(sayInFoyer, readers);
  expect(readers.lastFrame()).toContain('conversation.changed');
  const summaries = await interleave(
    [
      { name: 'one buffer, plain sockets', run: () => tell(sayAtTheLimit, limitReaders) },
      { name: 'Foyer, command to stream', run: () => tell(sayInFoyer, readers) },
    ],
    ROUNDS,
  );
  report('fan-out', summaries);
});
