import { expect, type Page } from '@playwright/test';
import type { OperatedWorkspace } from '@/lib/contract/operator';
import { type OwnFoyer, startOwnFoyer } from '../support/e2e/own-foyer';
import { enterCredentials } from '../support/e2e/sign-in';
import { test as story } from '../support/e2e/test';

const OPERATOR_KEY = 'the key of the operator of these stories';
const ADMIN = { email: 'wanda@kestrel.example', password: 'nine blue herons' };

const test = story.extend<{ isv: OwnFoyer }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures are needed.
  isv: async ({}, use) => {
    const isv = await startOwnFoyer(OPERATOR_KEY);
    await use(isv);
    await isv.stop();
  },
});

async function operates<T>({ foyer }: OwnFoyer, method: string, path: string, body?: object): Promise<T> {
  const answer = await fetch(`${foyer.url}/api/operator/workspaces${path}`, {
    method,
    headers: { authorization: `Bearer ${OPERATOR_KEY}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  expect(answer.ok).toBe(true);
  return (await answer.json()) as T;
}

/** From a page that offers it, through RingCentral's own, into the inbox. */
async function continueAs(page: Page, user: string): Promise<void> {
  await page.getByRole('button', { name: 'Continue with RingCentral' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in to RingCentral' })).toBeVisible();
  await page.getByText(user).click();
  await page.getByRole('button', { name: 'Allow' }).click();
  await expect(page.getByRole('button', { name: `Your account, ${user}` })).toBeVisible();
}

const wizard = (page: Page) => page.getByRole('dialog', { name: 'Connect a RingCentral account' });

test('a customer of an ISV gets an inbox: by a link, and one yes at RingCentral', async ({
  page,
  browser,
  isv,
  browserErrors,
}) => {
  test.slow();
  const wanted = { name: 'Kestrel Rentals', timeZone: 'Europe/Berlin', adminEmail: ADMIN.email };
  const made = await operates<{ workspace: OperatedWorkspace; link: string }>(isv, 'POST', '', wanted);

  await test.step('the link lets the admin in', async () => {
    await page.goto(made.link);
    await expect(page.getByRole('heading', { name: 'Join Kestrel Rentals' })).toBeVisible();
    await expect(page.getByText('This workspace was made for you in Foyer.')).toBeVisible();
    await page.getByLabel('Password', { exact: true }).fill(ADMIN.password);
    await page.getByRole('button', { name: 'Join' }).click();
    await expect(page.getByRole('button', { name: 'Your account, wanda' })).toBeVisible();
  });

  await test.step('nothing has to be registered or typed; an own app stays possible', async () => {
    await page.goto(`${isv.foyer.url}/settings/channels`);
    await page.getByRole('button', { name: 'Connect account' }).click();
    await expect(wizard(page).getByRole('button', { name: 'Continue with RingCentral' })).toBeVisible();
    await wizard(page).getByRole('button', { name: 'Use an app of your own' }).click();
    await expect(wizard(page).getByLabel('Client ID')).toBeVisible();
    await page.goto(`${isv.foyer.url}/settings/channels`);
    await page.getByRole('button', { name: 'Connect account' }).click();
    await wizard(page).getByRole('button', { name: 'Continue with RingCentral' }).click();
    await expect(page.getByRole('heading', { name: 'Sign in to RingCentral' })).toBeVisible();
    await page.getByRole('button', { name: 'Allow' }).click();
  });

  await test.step('it is live', async () => {
    await expect(wizard(page)).toContainText('RingCentral tells Foyer of new messages as they come.');
    await wizard(page).getByRole('button', { name: 'Continue' }).click();
    await expect(wizard(page)).toContainText(/All \d+ messages are here/);
    await wizard(page).getByRole('button', { name: 'Done' }).click();
    await expect(page.getByRole('region', { name: 'Kestrel Rentals' })).toContainText('Signed in as');
  });

  await test.step('a colleague joins with RingCentral, writes by that login, and comes back by it', async () => {
    await page.goto(`${isv.foyer.url}/settings/people`);
    await page.getByRole('button', { name: 'Invite a person' }).click();
    await page.getByLabel('Name').fill('Tomás Ferreira');
    await page.getByLabel('Work email').fill('tomas@kestrel.example');
    await page.getByRole('button', { name: 'Make the link' }).click();
    const link = await page.getByLabel('Link to join').inputValue();
    const guest = await (await browser.newContext()).newPage();
    await guest.goto(link);
    await continueAs(guest, 'Tomás Ferreira');
    await guest.goto(`${isv.foyer.url}/settings/login`);
    await expect(guest.getByRole('region', { name: 'Kestrel Rentals' })).toContainText(
      'Linked as Tomás Ferreira',
    );
    await guest.context().clearCookies();
    await guest.goto(`${isv.foyer.url}/sign-in`);
    await continueAs(guest, 'Tomás Ferreira');
    await guest.context().close();
    await page.goto(`${isv.foyer.url}/settings/channels`);
  });

  await test.step('signing in again asks for nothing that only the ISV has', async () => {
    await page.getByRole('button', { name: 'More for Kestrel Rentals' }).click();
    await page.getByRole('menuitem', { name: /Sign in again/ }).click();
    const again = page.getByRole('dialog', { name: 'Sign in to Kestrel Rentals again' });
    await expect(again.getByLabel('Client secret')).toBeHidden();
    await again.getByRole('button', { name: 'Go to RingCentral' }).click();
    await page.getByRole('button', { name: 'Allow' }).click();
    await expect(wizard(page)).toContainText('RingCentral tells Foyer of new messages as they come.');
  });

  await test.step('suspended, it lets nobody in and says so; let go on, everything is there', async () => {
    browserErrors.expect(/401|403|Unauthorized|Forbidden/);
    await operates(isv, 'PUT', `/${made.workspace.id}/suspension`);
    await expect(page).toHaveURL(/\/sign-in/);
    await enterCredentials(page, ADMIN);
    await expect(page.getByText('This workspace is suspended.')).toBeVisible();
    await operates(isv, 'DELETE', `/${made.workspace.id}/suspension`);
    await enterCredentials(page, ADMIN);
    await expect(page.getByRole('button', { name: 'Your account, wanda' })).toBeVisible();
  });
  // Before its Foyer ends, so that the page misses nothing.
  await page.close();
});
