import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PresenceBeat } from '@/lib/contract/presence';
import { PRESENCE_LIFE_MS } from '@/lib/domain/presence';
import type { RunningFoyer } from '@/tests/support/app-process';
import { type Figures, interleave, quantile, report } from '@/tests/support/bench';
import { type BenchFoyer, startBenchFoyer } from '@/tests/support/bench-foyer';
import type { Inbox } from '@/tests/support/inbox';
import { type LimitProcess, startLimit } from '@/tests/support/limit-process';
import type { Person } from '@/tests/support/people';
import { openReaders, type StreamReaders } from '@/tests/support/stream-readers';
import { until } from '@/tests/support/until';

const AGENTS = 50;
const BURSTS_A_ROUND = 5;
const ROUNDS = 5;
/** What is promised: a colleague is seen within so many milliseconds, 95 times of 100. */
const SEEN_WITHIN = 500;
const TAB = /"tabId":"([^"]+)"/g;

let bench: BenchFoyer;
let foyer: RunningFoyer;
let limit: LimitProcess;
let inbox: Inbox;
let agents: Person[];
let readers: StreamReaders;
let limitReaders: StreamReaders;

beforeAll(async () => {
  bench = await startBenchFoyer();
  foyer = bench.foyer;
  const { makeInbox } = await import('@/tests/support/inbox');
  const { makePerson } = await import('@/tests/support/people');
  inbox = await makeInbox('bench');
  agents = await Promise.all(
    Array.from({ length: AGENTS }, (_, index) => makePerson(inbox.workspaceId, 'agent', `agent ${index}`)),
  );
  limit = await startLimit('fan-out-server');
  readers = await openReaders(AGENTS, `${foyer.url}/api/events`, (index) => agents[index]?.cookie ?? '', TAB);
  limitReaders = await openReaders(AGENTS, `${limit.url}/`, '', TAB);
});

afterAll(async () => {
  readers.close();
  limitReaders.close();
  await Promise.all([limit.stop(), bench.stop()]);
});

async function beat(agent: Person, beat: PresenceBeat): Promise<void> {
  const { status } = await fetch(`${foyer.url}/api/presence`, {
    method: 'POST',
    headers: { cookie: agent.cookie, origin: foyer.url, 'content-type': 'application/json' },
    body: JSON.stringify(beat),
  });
  expect(status).toBe(204);
}

/** Everybody opens the conversation in the same moment, and leaves when all have been seen by all others. */
async function comeAndGo(): Promise<number[]> {
  const delays = await Promise.all(
    agents.map(async (agent) => {
      const tabId = randomUUID();
      const saidAt = performance.now();
      await beat(agent, { tabId, here: { conversationId: inbox.conversationId, doing: 'viewing' } });
      await until(() => readers.arrivals(tabId).length === AGENTS - 1);
      const seen = readers.arrivals(tabId).map((at) => at - saidAt);
      return { leave: () => beat(agent, { tabId, here: null }), seen };
    }),
  );
  await Promise.all(delays.map(({ leave }) => leave()));
  return delays.flatMap(({ seen }) => seen);
}

/** As many, told the same bytes. */
async function tellTheLimit(): Promise<number[]> {
  const delays = await Promise.all(
    agents.map(async ({ agentId }) => {
      const tabId = randomUUID();
      const { conversationId } = inbox;
      const presence = { agentId, tabId, conversationId, doing: 'viewing', lifeMs: PRESENCE_LIFE_MS };
      const body = `event: whisper\ndata: ${JSON.stringify({ presences: [presence] })}\n\n`;
      const saidAt = performance.now();
      await fetch(limit.url, { method: 'POST', body });
      await until(() => limitReaders.arrivals(tabId).length === AGENTS);
      return limitReaders.arrivals(tabId).map((at) => at - saidAt);
    }),
  );
  return delays.flat();
}

async function measure(burst: () => Promise<number[]>): Promise<Figures> {
  const delays: number[] = [];
  for (let count = 0; count < BURSTS_A_ROUND; count += 1) delays.push(...(await burst()));
  delays.sort((a, b) => a - b);
  return {
    'p50 ms': quantile(delays, 0.5),
    'p95 ms': quantile(delays, 0.95),
    'last ms': delays.at(-1) ?? Number.NaN,
  };
}

it(`tells ${AGENTS} agents of each other, all at once, beside a loop that only writes`, async () => {
  await measure(comeAndGo);
  const summaries = await interleave(
    [
      { name: 'one buffer, plain sockets', run: () => measure(tellTheLimit) },
      { name: 'Foyer, request to stream', run: () => measure(comeAndGo) },
    ],
    ROUNDS,
  );
  report('presence', summaries);
  expect(summaries[1]?.figures['p95 ms']?.median).toBeLessThanOrEqual(SEEN_WITHIN);
});
