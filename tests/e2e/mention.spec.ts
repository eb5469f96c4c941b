import { expect, type Page } from '@playwright/test';
import { logInOf } from '../support/e2e/environment';
import { test } from '../support/e2e/test';

/** Nobody looks at the tab any more: the browser has no other way to say so without a window of its own. */
async function looksElsewhere(page: Page): Promise<void> {
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => true });
  });
}

/** The number in the title of the tab. */
async function titleCount(page: Page): Promise<number> {
  return Number((await page.title()).match(/^\((\d+)\) /)?.[1] ?? 0);
}

/** What the browser was asked to show on the desktop. */
async function noticesOf(page: Page): Promise<string[]> {
  return page.evaluate(() => (window as unknown as { noticed: string[] }).noticed);
}

test('a mention reaches its person wherever they look, and nobody else; the customer never sees the note', async ({
  sandbox,
  maya,
  priya,
  seat,
}) => {
  const asked = await sandbox.customerWrites('WhatsApp', {
    name: 'Nuria Vidal',
    body: 'Is NW-FH-11 in stock?',
  });
  const jonas = await seat(logInOf('Jonas'));
  await jonas.page.addInitScript(() => {
    const noticed: string[] = [];
    Object.assign(window, {
      noticed,
      Notification: new Proxy(Notification, {
        construct: (target, [title, options]) => {
          noticed.push(`${title} ${options.body}`);
          return new target(title, options);
        },
      }),
    });
  });
  await jonas.page.context().grantPermissions(['notifications']);
  await Promise.all([jonas.looksAt('mine'), priya.looksAt('all'), maya.looksAt('all')]);
  const counts = async () => ({
    jonas: await titleCount(jonas.page),
    priya: await titleCount(priya.page),
    mentions: await jonas.badgeOf('Mentions'),
  });
  const before = await counts();
  await jonas.page.getByRole('button', { name: 'Your account, Jonas Weber' }).click();
  await jonas.page.getByRole('menuitem', { name: 'Desktop notices' }).click();
  await maya.opens(asked.body);

  const writesNote = async (text: string) => {
    await maya.thread.getByRole('button', { name: 'Note', exact: true }).click();
    const field = maya.page.getByRole('textbox', { name: 'Note for your team' });
    await expect(field).toBeFocused();
    await maya.page.keyboard.type('@jon');
    await expect(maya.page.getByRole('option', { name: 'Jonas Weber' })).toBeVisible();
    await maya.page.keyboard.press('Enter');
    await maya.page.keyboard.type(text);
    await maya.page.keyboard.press('ControlOrMeta+Enter');
    await expect(maya.thread.getByRole('article').filter({ hasText: text })).toContainText('Internal note');
    await expect(field).toHaveValue('');
  };

  await test.step('on the screen, in the title and in the list of mentions', async () => {
    await writesNote('can you look?');
    await expect(jonas.page.getByText('Maya Lindqvist mentioned you')).toBeVisible();
    const { jonas: own, priya: others, mentions } = before;
    await expect.poll(counts).toEqual({ jonas: own + 1, priya: others, mentions: mentions + 1 });
    expect(await noticesOf(jonas.page)).toEqual([]);
    await jonas.page.getByRole('button', { name: 'Open' }).click();
    await expect(jonas.thread.getByRole('article')).toContainText('@Jonas Weber can you look?');
  });
  await test.step('on the desktop, when nobody looks, without a word of the customer', async () => {
    await looksElsewhere(jonas.page);
    await writesNote('and the price?');
    await expect
      .poll(() => noticesOf(jonas.page))
      .toEqual(['Maya Lindqvist mentioned you Open Foyer to read the note.']);
  });
  await test.step('nobody else', async () => {
    await priya.opens(asked.body);
    await expect(priya.thread.getByRole('article').first()).toContainText('@Jonas Weber can you look?');
    await expect(priya.page.getByText('mentioned you')).toBeHidden();
  });
  await test.step('until they have answered', async () => {
    await jonas.repliesTo(asked.body, 'Yes, four of them.');
    await expect(jonas.message('Yes, four of them.')).toContainText('Sent');
    await expect.poll(counts).toEqual(before);
    expect((await sandbox.repliesTo(asked)).map(({ body }) => body)).toEqual(['Yes, four of them.']);
  });
});
