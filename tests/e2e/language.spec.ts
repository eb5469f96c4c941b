import { expect } from '@playwright/test';
import { de } from '@/lib/words/de';
import { en } from '@/lib/words/en';
import { logInOf } from '../support/e2e/environment';
import { test } from '../support/e2e/test';

/** What stands first in everybody's inbox. */
const MINE = 'view.mine';

test('who has chosen no language is spoken to in the workspace’s, at once and with nothing lost', async ({
  sandbox,
  amira,
  priya,
  seat,
}) => {
  const jonas = await seat(logInOf('Jonas'));
  const asked = await sandbox.customerWrites('Viber', { name: 'Greta Holm', body: 'Haben Sie offen?' });
  await jonas.looksAt('all');
  await jonas.opens(asked.body);
  await jonas.composer.fill('Heute bis');
  await priya.looksAt('all');
  await priya.page.getByRole('button', { name: /^Your account/ }).click();
  await priya.page.getByRole('menuitem', { name: 'English' }).click();

  await amira.page.goto('/settings/workspace');
  await amira.page.getByLabel('Language', { exact: true }).selectOption('Deutsch');
  await test.step('the admin too, and everybody whose page is open', async () => {
    await expect(
      amira.page.getByRole('heading', { name: de['settings.workspace'], exact: true }),
    ).toBeVisible();
    await expect(jonas.page.locator('html')).toHaveAttribute('lang', 'de');
    await expect(jonas.page.getByRole('link', { name: de[MINE] })).toBeVisible();
    await expect(jonas.page.getByText('Heute bis')).toBeVisible();
    expect(jonas.documents).toBe(1);
  });
  await test.step('but nobody who has chosen: now, and with the next page', async () => {
    await expect(priya.page.locator('html')).toHaveAttribute('lang', 'en');
    await priya.page.reload();
    await expect(priya.page.getByRole('link', { name: en[MINE] })).toBeVisible();
  });
  await test.step('with the next page too, until the admin decides otherwise', async () => {
    await jonas.page.reload();
    await expect(jonas.page.getByRole('link', { name: de[MINE] })).toBeVisible();
    await amira.page.getByLabel(de['workspace.language'], { exact: true }).selectOption({ value: 'browser' });
    await expect(jonas.page.getByRole('link', { name: en[MINE] })).toBeVisible();
  });
});

test('whoever is not signed in is spoken to as their browser asks', async ({ browser, browserErrors }) => {
  for (const [locale, words] of [
    ['de-AT', de],
    ['fr-FR', en],
  ] as const) {
    const context = await browser.newContext({ locale });
    browserErrors.watch(context);
    const page = await context.newPage();
    await page.goto('/sign-in');
    await expect(page.getByRole('heading', { name: words['signIn.title'] })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', words === de ? 'de' : 'en');
    await context.close();
  }
});
