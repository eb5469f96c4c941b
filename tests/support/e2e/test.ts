import { type BrowserContextOptions, expect, test as playwright } from '@playwright/test';
import { BrowserErrors } from './browser-errors';
import { type LogIn, logInOf } from './environment';
import { Person } from './person';
import { Sandbox } from './sandbox';
import { untilSettled } from './settled';
import { signIn } from './sign-in';

type Session = NonNullable<BrowserContextOptions['storageState']>;

interface Stories {
  /** The platform and its customers, calm at the beginning of each story. */
  readonly sandbox: Sandbox;
  /** What a story expects to go wrong; anything else fails it. */
  readonly browserErrors: BrowserErrors;
  /** Gives somebody a browser of their own, already signed in. */
  readonly seat: (logIn: LogIn, options?: BrowserContextOptions) => Promise<Person>;
  /** Once a run: replies go out at once, but in the story about taking them back. */
  readonly noSecondThought: undefined;
  /** An agent at a desk. */
  readonly priya: Person;
  /** A supervisor at a desk. */
  readonly maya: Person;
  /** An admin at a desk. */
  readonly amira: Person;
}

interface Run {
  /** Who has signed in during this run, by e-mail: once is enough. */
  readonly sessions: Map<string, Session>;
}

/** An admin decides for how many seconds public replies wait. */
async function setUndoDelay({ page }: Person, undoPublicSeconds: number): Promise<void> {
  const isTaken = await page.evaluate(
    async (change) => {
      const headers = { 'content-type': 'application/json' };
      return (await fetch('/api/workspace', { method: 'PATCH', headers, body: JSON.stringify(change) })).ok;
    },
    { undoPublicSeconds },
  );
  expect(isTaken).toBe(true);
}

const DESK = { viewport: { width: 1440, height: 900 } };

export const test = playwright.extend<Stories, Run>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures are needed.
  sessions: [({}, use) => use(new Map()), { scope: 'worker' }],
  // biome-ignore lint/correctness/noEmptyPattern: as above.
  sandbox: async ({}, use) => {
    const sandbox = new Sandbox();
    await sandbox.calmDown();
    await use(sandbox);
    await sandbox.calmDown();
  },
  browserErrors: [
    // biome-ignore lint/correctness/noEmptyPattern: as above.
    async ({}, use) => {
      const errors = new BrowserErrors();
      await use(errors);
      errors.verify();
    },
    { auto: true },
  ],
  context: async ({ context, browserErrors }, use) => {
    browserErrors.watch(context);
    await use(context);
  },
  seat: async ({ browser, browserErrors, sessions }, use) => {
    const taken: Person[] = [];
    await use(async (logIn, options = DESK) => {
      const context = await browser.newContext({ ...options, storageState: sessions.get(logIn.email) });
      browserErrors.watch(context);
      const page = await context.newPage();
      if (!sessions.has(logIn.email)) {
        await signIn(page, logIn);
        await untilSettled(page);
        sessions.set(logIn.email, await context.storageState());
      }
      const person = new Person(page, logIn);
      taken.push(person);
      return person;
    });
    await Promise.all(taken.map(({ page }) => page.context().close()));
  },
  noSecondThought: [
    async ({ seat, sessions }, use) => {
      const logIn = logInOf('Amira');
      if (!sessions.has(logIn.email)) await setUndoDelay(await seat(logIn), 0);
      await use(undefined);
    },
    { auto: true },
  ],
  priya: async ({ seat }, use) => use(await seat(logInOf('Priya'))),
  maya: async ({ seat }, use) => use(await seat(logInOf('Maya'))),
  amira: async ({ seat }, use) => use(await seat(logInOf('Amira'))),
});
