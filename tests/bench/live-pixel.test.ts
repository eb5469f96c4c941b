import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { type Browser, chromium, type Page } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findChromium } from '@/lib/launch/chromium.mjs';
import { findFreePort } from '@/lib/launch/ports.mjs';
import { type RunningFoyer, startFoyer } from '@/tests/support/app-process';
import { type Figures, interleave, quantile, report } from '@/tests/support/bench';
import { createTestDatabase, type TestDatabase } from '@/tests/support/database';
import { type SandboxProcess, startSandbox } from '@/tests/support/sandbox-process';
import { signInAs } from '@/tests/support/sign-in';
import { openReaders, type StreamReaders } from '@/tests/support/stream-readers';
import { until } from '@/tests/support/until';

const AGENTS = 200;
const MESSAGES_A_ROUND = 40;
const ROUNDS = 4;
/** As many as the list shows without scrolling. */
const CUSTOMERS = 8;
const PER_SECOND = 100;
const STEADY_SECONDS = 5;
const MARK = /mark-(\d+)-/g;

let database: TestDatabase;
let sandbox: SandboxProcess;
let foyer: RunningFoyer;
let door: Door;
let readers: StreamReaders;
let browser: Browser;
let page: Page;

/** In front of Foyer, for webhooks and browser alike; notes when the first byte of each marked webhook came. */
interface Door {
  url: string;
  cameAt: Map<number, number>;
  server: Server;
}

/** Milliseconds since 1970 with fractions: the one clock that Node and Chromium share. */
const now = () => performance.timeOrigin + performance.now();

async function openDoor(target: number): Promise<Door> {
  const cameAt = new Map<number, number>();
  const server = createServer((near) => {
    const far = connect(target, '127.0.0.1');
    near.on('data', (chunk) => {
      const at = now();
      for (const [, mark] of chunk.toString().matchAll(MARK)) {
        if (!cameAt.has(Number(mark))) cameAt.set(Number(mark), at);
      }
    });
    near.pipe(far);
    far.pipe(near);
    near.on('error', () => far.destroy());
    far.on('error', () => near.destroy());
  });
  const port = await findFreePort(29_000);
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, cameAt, server };
}

beforeAll(async () => {
  const port = await findFreePort(28_500);
  [database, sandbox, door] = await Promise.all([createTestDatabase(), startSandbox(), openDoor(port)]);
  foyer = await startFoyer({
    databaseUrl: database.url,
    sandboxUrl: sandbox.url,
    environment: { LOG_LEVEL: 'error', FOYER_URL: door.url },
    port,
  });
  const cookie = await signInAs(foyer, 'Priya');
  readers = await openReaders(AGENTS, `${foyer.url}/api/events`, cookie);
  const found = await findChromium();
  browser = await chromium.launch({ executablePath: found?.executablePath ?? '', args: found?.args ?? [] });
  page = await openInbox(cookie);
  await until(async () => {
    const { records } = await sandbox.control<{ records: unknown[] }>('/subscriptions');
    return records.length > 0;
  }, 60_000);
});

afterAll(async () => {
  await browser.close();
  readers.close();
  await foyer.stop();
  door.server.close();
  await Promise.all([database.drop(), sandbox.stop()]);
});

async function openInbox(cookie: string): Promise<Page> {
  const context = await browser.newContext();
  await context.addCookies(
    cookie.split('; ').map((pair) => {
      const [name = '', value = ''] = pair.split(/=(.*)/s);
      return { name, value, url: door.url };
    }),
  );
  const opened = await context.newPage();
  await opened.goto(`${door.url}/inbox/all`);
  await opened.evaluate(notePaints);
  return opened;
}

/** In the browser: notes when each mark was painted, which is two frames after it stood in the document. */
function notePaints(): void {
  const painted: Record<string, number> = {};
  Object.assign(window, { painted });
  new MutationObserver(() => {
    for (const [, mark = ''] of (document.body.textContent ?? '').matchAll(/mark-(\d+)-/g)) {
      if (mark in painted) continue;
      painted[mark] = 0;
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          painted[mark] = performance.timeOrigin + performance.now();
        }),
      );
    }
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
}

const paintedAt = () => page.evaluate(() => ({ ...(window as unknown as { painted: object }).painted }));

let written = 0;
/** When each customer wrote last, in milliseconds. */
const wroteAt: number[] = Array.from({ length: CUSTOMERS }, () => 0);

async function write(): Promise<number> {
  written += 1;
  const mark = written;
  const customer = mark % CUSTOMERS;
  wroteAt[customer] = now();
  const body = {
    channelType: 'WhatsApp',
    customer: { name: `Customer ${customer}` },
    body: `mark-${mark}- Hello`,
  };
  await sandbox.control('/customer-messages', { method: 'POST', body });
  return mark;
}

const untilPainted = (mark: number) =>
  until(async () => ((await paintedAt()) as Record<string, number>)[mark], 30_000);

/** Until a number has been the same for so many looks. */
async function untilStill(look: () => Promise<number>, looks = 20): Promise<void> {
  let [before, same] = [-1, 0];
  await until(async () => {
    const now = await look();
    same = now === before ? same + 1 : 0;
    before = now;
    return same === looks;
  }, 60_000);
}

/**
 * Customers write one after another, each as soon as the message before was painted; nobody twice in a second, because
 * of two messages of one second the list shows the one with the greater id.
 */
async function writeOneByOne(): Promise<Figures> {
  const delays: number[] = [];
  for (let message = 0; message < MESSAGES_A_ROUND; message += 1) {
    await until(() => now() - (wroteAt[(written + 1) % CUSTOMERS] ?? 0) > 1_000);
    const mark = await write();
    delays.push((await untilPainted(mark)) - (door.cameAt.get(mark) ?? Number.NaN));
  }
  return figuresOf(delays);
}

/** Customers write at a steady rate, whatever became of the messages before. */
async function writeSteadily(): Promise<Figures> {
  const first = written + 1;
  const writing: Promise<number>[] = [];
  const startedAt = performance.now();
  const due = () => Math.floor(((performance.now() - startedAt) / 1_000) * PER_SECOND);
  while (writing.length < PER_SECOND * STEADY_SECONDS) {
    await until(() => due() > writing.length);
    while (writing.length < due()) writing.push(write());
  }
  await Promise.all(writing);
  await until(() => door.cameAt.size === written, 30_000);
  // One that was overtaken by its customer's next message before a frame was drawn is never to be seen.
  await untilStill(async () => Object.keys(await paintedAt()).length);
  const painted = Object.entries(await paintedAt()) as [string, number][];
  const delays = painted.filter(([mark, at]) => Number(mark) >= first && at > 0);
  return figuresOf(delays.map(([mark, at]) => at - (door.cameAt.get(Number(mark)) ?? Number.NaN)));
}

function figuresOf(delays: number[]): Figures {
  const sorted = delays.sort((a, b) => a - b);
  return { 'p50 ms': quantile(sorted, 0.5), 'p99 ms': quantile(sorted, 0.99), painted: sorted.length };
}

/** The least that Chromium needs: the text is put into the document by the page itself. */
async function paint(): Promise<Figures> {
  const delays: number[] = [];
  for (let message = 0; message < MESSAGES_A_ROUND; message += 1) {
    delays.push(
      await page.evaluate(
        () =>
          new Promise<number>((done) => {
            const startedAt = performance.now();
            const text = document.body.appendChild(document.createElement('span'));
            text.textContent = 'Hello';
            requestAnimationFrame(() =>
              requestAnimationFrame(() => {
                text.remove();
                done(performance.now() - startedAt);
              }),
            );
          }),
      ),
    );
  }
  return figuresOf(delays);
}

it(`shows what a customer writes, with ${AGENTS} agents listening, beside a bare paint`, async () => {
  const limits = await sandbox.control<{ rateLimits: unknown }>('/settings');
  const summaries = await interleave(
    [
      { name: 'Chromium, a bare paint', run: paint },
      { name: 'Foyer, webhook to painted text', run: writeOneByOne },
      { name: `Foyer, at ${PER_SECOND} messages a second`, run: writeSteadily },
    ],
    ROUNDS,
  );
  expect(door.cameAt.size).toBe(written);
  report('live-pixel', summaries, JSON.stringify(limits.rateLimits));
});
