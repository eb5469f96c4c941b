import { randomUUID } from 'node:crypto';
import { expect } from '@playwright/test';
import { portOf } from '../support/e2e/environment';
import { enterCredentials } from '../support/e2e/sign-in';
import { test } from '../support/e2e/test';
import { type MailServer, startMailServer } from '../support/mail-server';

let mail: MailServer;
test.beforeAll(async () => {
  mail = await startMailServer(portOf('FOYER_SMTP_URL'));
});
test.afterAll(() => mail.stop());

/** The link of the last mail to somebody, once there is one of its kind. */
async function linkTo(email: string, kind: 'invite' | 'reset'): Promise<string> {
  const link = () =>
    mail.received
      .filter(({ to }) => to === email)
      .map(({ message }) => message.match(new RegExp(`http://\\S+/${kind}/[\\w.-]+`))?.[0])
      .at(-1);
  await expect.poll(link).toBeTruthy();
  return link() ?? '';
}

test('an invitation comes by mail; who then forgets their password is mailed a link to a new one', async ({
  amira,
  page,
}) => {
  const email = `wim.${randomUUID()}@northwind.example`;
  await amira.page.goto('/settings/people');
  await amira.page.getByRole('button', { name: 'Invite a person' }).click();
  await amira.page.getByLabel('Name').fill('Wim Kuiper');
  await amira.page.getByLabel('Work email').fill(email);
  await amira.page.getByRole('button', { name: 'Make the link' }).click();
  await expect(amira.page.getByText(`on its way to ${email}`)).toBeVisible();

  await page.goto(await linkTo(email, 'invite'));
  await page.getByLabel('Password').fill('a bell and two wheels');
  await page.getByRole('button', { name: 'Join' }).click();
  await expect(page).toHaveURL(/\/inbox/);
  await page.getByRole('button', { name: 'Your account, Wim Kuiper' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();

  await page.getByRole('link', { name: 'Forgot it?' }).click();
  await page.getByRole('button', { name: 'Send the link' }).click();
  await expect(page.getByText('Enter your work email.')).toBeVisible();
  await page.getByLabel('Work email').fill(email);
  await page.getByRole('button', { name: 'Send the link' }).click();
  await expect(page.getByRole('heading', { name: 'Look into your mailbox' })).toBeVisible();

  await page.goto(await linkTo(email, 'reset'));
  await page.getByLabel('Password').fill('two bells and a wheel');
  await page.getByRole('button', { name: 'Save and sign in' }).click();
  await expect(page).toHaveURL(/\/inbox/);
});

test('who is not known gets the same answer, and no mail', async ({ page }) => {
  const email = `${randomUUID()}@northwind.example`;
  await page.goto('/forgot');
  await page.getByLabel('Work email').fill(email);
  await page.getByRole('button', { name: 'Send the link' }).click();
  await expect(page.getByText(`If somebody signs in with ${email}`)).toBeVisible();
  await page.getByRole('link', { name: 'Back to sign-in' }).click();
  await enterCredentials(page, { email: 'nobody@northwind.example', password: '' });
  await expect(page.getByText('Enter your password.')).toBeVisible();
  expect(mail.received.filter(({ to }) => to === email)).toEqual([]);
});
