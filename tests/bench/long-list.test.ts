import { readFileSync } from 'node:fs';
import { type Browser, chromium, type Page } from '@playwright/test';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findChromium } from '@/lib/launch/chromium.mjs';
import { type RunningFoyer, startFoyer } from '@/tests/support/app-process';
import { type Figures, interleave, quantile, report } from '@/tests/support/bench';
import { createTestDatabase, type TestDatabase } from '@/tests/support/database';
import { type SandboxProcess, startSandbox } from '@/tests/support/sandbox-process';
import { signInAs } from '@/tests/support/sign-in';
import { until } from '@/tests/support/until';

const CONVERSATIONS = 10_000;
const ROUNDS = 4;
const SCROLL_MS = 3_000;
/** Pixels from one frame to the next, as a hand on a trackpad scrolls. */
const STEP = 60;
const KEYS_A_ROUND = 40;
/** Where the rows of each list are, and what scrolls. */
const FOYER_LIST = 'ul[aria-label="Conversations"]';
const EMPTY_LIST = '#list > ul';

let database: TestDatabase;
let sandbox: SandboxProcess;
let foyer: RunningFoyer;
let browser: Browser;
let inbox: Page;
let empty: Page;

beforeAll(async () => {
  [database, sandbox] = await Promise.all([createTestDatabase(), startSandbox()]);
  await sandbox.control('/settings', { method: 'PUT', body: { answerMode: 'never' } });
  foyer = await startFoyer({
    databaseUrl: database.url,
    sandboxUrl: sandbox.url,
    environment: { LOG_LEVEL: 'error' },
  });
  await fill();
  // What arrives is another bench.
  await foyer.killWorker();
  const found = await findChromium();
  browser = await chromium.launch({ executablePath: found?.executablePath ?? '', args: found?.args ?? [] });
  [inbox, empty] = [await openInbox(), await openEmpty()];
});

afterAll(async () => {
  await browser.close();
  await foyer.stop();
  await Promise.all([database.drop(), sandbox.stop()]);
});

/** The conversations of the sandbox's history, again and again, a second apart. */
async function fill(): Promise<void> {
  const pool = new pg.Pool({ connectionString: database.url, max: 1 });
  const isImported = async () =>
    (await pool.query('SELECT FROM account WHERE import_completed_at IS NOT NULL')).rowCount;
  await until(isImported, 60_000);
  await pool.query(
    `INSERT INTO conversation
     SELECT (jsonb_populate_record(conversation, jsonb_build_object(
       'id', gen_random_uuid(), 'grouping_key', grouping_key || ' ' || copy, 'status', 'open',
       'last_message_at', last_message_at - copy * interval '1 day'))).*
     FROM conversation CROSS JOIN generate_series(1, 100) AS copy
     LIMIT $1 - (SELECT count(*) FROM conversation WHERE status = 'open')`,
    [CONVERSATIONS],
  );
  await pool.query('ANALYZE conversation');
  await pool.end();
}

async function openInbox(): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const cookies = (await signInAs(foyer, 'Priya')).split('; ').map((pair) => {
    const [name = '', value = ''] = pair.split(/=(.*)/s);
    return { name, value, url: foyer.url };
  });
  await context.addCookies(cookies);
  const page = await context.newPage();
  await page.goto(`${foyer.url}/inbox/all`);
  await page.locator(FOYER_LIST).waitFor();
  // To the end, page by page, and back.
  await until(() => page.evaluate(scrollToEnd, { selector: FOYER_LIST, count: CONVERSATIONS }), 150_000);
  return page;
}

async function openEmpty(): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  await page.setContent(readFileSync(new URL('limits/virtual-list.html', import.meta.url), 'utf8'));
  return page;
}

/** In the browser. */
function scrollToEnd({ selector, count }: { selector: string; count: number }): boolean {
  const list = document.querySelector(selector);
  if (!list?.parentElement) return false;
  list.parentElement.scrollTop = list.parentElement.scrollHeight;
  return Number(list.lastElementChild?.getAttribute('aria-setsize')) === count;
}

/** In the browser: scrolls by steps, one a frame. */
function framesWhileScrolling({ selector, milliseconds, step }: Scrolling): Promise<number> {
  const scroller = document.querySelector(selector)?.parentElement;
  if (!scroller) throw new Error('there is no list');
  scroller.scrollTop = 0;
  return new Promise((done) => {
    const startedAt = performance.now();
    let frames = 0;
    const frame = () => {
      frames += 1;
      scroller.scrollTop += step;
      const spent = performance.now() - startedAt;
      if (spent < milliseconds) requestAnimationFrame(frame);
      else done((frames * 1_000) / spent);
    };
    requestAnimationFrame(frame);
  });
}

interface Scrolling {
  selector: string;
  milliseconds: number;
  step: number;
}

/** In the browser: how long after the next key a frame was painted in which another row has the focus. */
function listenForKey(): void {
  const before = document.activeElement;
  const painted = new Promise<number>((done) => {
    const listen = (event: KeyboardEvent) => {
      const look = () => {
        const isThere = document.activeElement !== before && document.activeElement !== document.body;
        requestAnimationFrame(isThere ? () => done(performance.now() - event.timeStamp) : look);
      };
      requestAnimationFrame(look);
    };
    document.addEventListener('keydown', listen, { capture: true, once: true });
  });
  Object.assign(window, { painted });
}

async function measure(page: Page, selector: string): Promise<Figures> {
  await page.bringToFront();
  const delays: number[] = [];
  await page.evaluate(framesWhileScrolling, { selector, milliseconds: 200, step: 0 });
  for (let key = 0; key < KEYS_A_ROUND; key += 1) {
    await page.evaluate(listenForKey);
    await page.keyboard.press('j');
    delays.push(await page.evaluate(() => (window as unknown as { painted: Promise<number> }).painted));
  }
  const scrolling = { selector, milliseconds: SCROLL_MS, step: STEP };
  const framesPerSecond = await page.evaluate(framesWhileScrolling, scrolling);
  const sorted = delays.sort((a, b) => a - b);
  return {
    'frames a second': framesPerSecond,
    'j to paint, p50 ms': quantile(sorted, 0.5),
    'j to paint, p95 ms': quantile(sorted, 0.95),
  };
}

it(`scrolls and walks ${CONVERSATIONS} conversations, beside a list of empty rows`, async () => {
  const rows = inbox.locator(`${FOYER_LIST} > li`);
  expect(await rows.count()).toBeLessThan(100);
  const summaries = await interleave(
    [
      { name: 'Chromium, empty rows', run: () => measure(empty, EMPTY_LIST) },
      { name: 'Foyer, the inbox', run: () => measure(inbox, FOYER_LIST) },
    ],
    ROUNDS,
  );
  report('long-list', summaries);
});
