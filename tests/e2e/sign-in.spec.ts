import { expect } from '@playwright/test';
import { logInOf } from '../support/e2e/environment';
import { enterCredentials, signIn } from '../support/e2e/sign-in';
import { test } from '../support/e2e/test';

test('a wrong password says so and lets nobody in; the right one leads to the inbox', async ({
  page,
  browserErrors,
}) => {
  browserErrors.expect(/status of 401 .*api\/auth\/callback/);
  const { email, password } = logInOf('Priya');
  await page.goto('/sign-in');
  await enterCredentials(page, { email, password: 'northwind-boats' });
  await expect(page.getByText('That email and password do not match.')).toBeVisible();
  await expect(page).toHaveURL(/\/sign-in/);

  await enterCredentials(page, { email, password });
  await expect(page).toHaveURL(/\/inbox/);
  await expect(page.getByRole('button', { name: 'Your account, Priya Raman' })).toBeVisible();
});

test('whoever is not signed in sees the sign-in page instead of the inbox', async ({ page }) => {
  await page.goto('/inbox/all');
  await expect(page.getByRole('heading', { name: 'Sign in to Foyer' })).toBeVisible();
});

test('whoever signs out is out: the inbox asks to sign in again', async ({ page }) => {
  await signIn(page, logInOf('Priya'));
  await page.getByRole('button', { name: 'Your account, Priya Raman' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await page.goto('/inbox/all');
  await expect(page).toHaveURL(/\/sign-in/);
});

test('a deactivated colleague is signed out at once and cannot come back', async ({
  amira,
  page,
  browserErrors,
}) => {
  browserErrors.expect(/status of 401/);
  const sam = { name: 'Sam Okafor', email: 'sam@northwind.example', password: 'a bell and two wheels' };
  await amira.page.goto('/settings/people');
  const invitation = await amira.page.evaluate(async ({ password, ...person }) => {
    const ask = (path: string, body: object) =>
      fetch(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    const { link } = await (await ask('/api/invitations', { ...person, role: 'agent' })).json();
    return (await ask('/api/invitations/accept', { token: link.split('/').at(-1), password })).status;
  }, sam);
  expect(invitation).toBe(201);
  const line = amira.page.getByRole('row', { name: sam.name });
  await expect(line).toContainText('Active');

  await signIn(page, sam);
  await expect(page.getByRole('list', { name: 'Conversations' })).toBeVisible();
  await line.getByRole('button', { name: 'Deactivate' }).click();
  const asked = amira.page.getByRole('dialog', { name: `Deactivate ${sam.name}?` });
  await asked.getByLabel('What they hold goes to').selectOption({ label: 'Priya Raman' });
  await asked.getByRole('button', { name: 'Deactivate' }).click();
  await expect(line).toContainText('Deactivated');
  await expect(page.getByRole('heading', { name: 'Sign in to Foyer' })).toBeVisible();

  await enterCredentials(page, sam);
  await expect(page.getByText('That email and password do not match.')).toBeVisible();
});
