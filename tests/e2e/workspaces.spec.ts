import { expect, type Page } from '@playwright/test';
import { logInOf } from '../support/e2e/environment';
import { test } from '../support/e2e/test';

const HOME = 'Northwind Bikes';
const OTHER = 'Kestrel Rentals';

/** Where a tab is, by its sidebar and by its title. */
async function isIn(page: Page, workspace: string): Promise<void> {
  await expect(page.getByText(workspace, { exact: true }).first()).toBeVisible();
  await expect(page).toHaveTitle(new RegExp(`${workspace} · Foyer$`));
}

/** By keys alone. */
async function switchesTo(page: Page, workspace: string): Promise<void> {
  await page.getByRole('button', { name: /^Your account/ }).focus();
  await page.keyboard.press('Enter');
  const places = page.getByRole('group', { name: 'Workspaces' });
  await expect(places.getByRole('menuitem')).toHaveCount(2);
  const wanted = places.getByRole('menuitem', { name: workspace });
  await expect(wanted).not.toHaveAttribute('aria-current', 'true');
  while (!(await wanted.evaluate((item) => item === document.activeElement))) {
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
}

test('an agent of two workspaces switches between them in all tabs at once, and nothing crosses', async ({
  sandbox,
  seat,
  maya,
  browserErrors,
}) => {
  test.slow();
  // What the tab had open is not in the other workspace, and whatever it still asks is refused.
  browserErrors.expect(/status of (404|409) .*\/api\/conversations\//);
  const customer = { name: 'Ottilie Brandt', body: 'Do you take old frames?' };
  await sandbox.customerWrites('WhatsApp', customer);
  const jonas = await seat(logInOf('Jonas'));
  await jonas.looksAt('all');
  const tab = await jonas.page.context().newPage();
  await tab.goto('/inbox/all');
  await Promise.all([isIn(jonas.page, HOME), isIn(tab, HOME)]);
  await jonas.opens(customer.body);
  await jonas.composer.fill('We do, and we');

  await test.step('both tabs are in the other one, and neither shows a word of the first', async () => {
    await switchesTo(tab, OTHER);
    await Promise.all([isIn(tab, OTHER), isIn(jonas.page, OTHER)]);
    await expect(jonas.page.getByText(`This conversation is in ${HOME}`)).toBeVisible();
    await expect(jonas.composer).toBeHidden();
    for (const page of [tab, jonas.page]) await expect(page.getByText(customer.name)).toHaveCount(0);
  });
  await test.step('what happens there meanwhile is not told here', async () => {
    await maya.looksAt('all');
    await maya.opens(customer.body);
    await maya.page.getByRole('button', { name: 'Your account, Maya Lindqvist' }).click();
    await expect(maya.page.getByRole('menuitem', { name: 'Sign out' })).toBeVisible();
    await expect(maya.page.getByRole('group', { name: 'Workspaces' })).toHaveCount(0);
    await maya.page.keyboard.press('Escape');
    await maya.thread.getByRole('button', { name: 'Assign' }).click();
    await maya.page.getByRole('menuitem', { name: 'Jonas Weber' }).click();
    await expect(maya.thread.getByRole('button', { name: 'Assigned to Jonas Weber' })).toBeVisible();
    for (const page of [tab, jonas.page]) await isIn(page, OTHER);
    await expect(tab).toHaveTitle(`${OTHER} · Foyer`);
    await expect(tab.getByText(customer.name)).toHaveCount(0);
  });
  await test.step('the address leads back to where it is, with what was being written', async () => {
    await jonas.page.getByRole('button', { name: 'Switch workspace' }).click();
    await Promise.all([isIn(jonas.page, HOME), isIn(tab, HOME)]);
    await expect(jonas.composer).toHaveValue('We do, and we');
    await expect(jonas.page).toHaveTitle(/^\(\d+\) /);
    await expect(tab.getByRole('list', { name: 'Conversations' })).toContainText(customer.name);
  });
});
