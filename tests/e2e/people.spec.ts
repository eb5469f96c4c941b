import { expect } from '@playwright/test';
import { signIn } from '../support/e2e/sign-in';
import { test } from '../support/e2e/test';

test('an admin invites somebody, who opens the link, chooses a good password and is in the inbox', async ({
  amira,
  browser,
  browserErrors,
}) => {
  browserErrors.expect(/status of 422 .*api\/invitations\/accept/);
  // The wrong password, and what a page asks whose session has just ended.
  browserErrors.expect(/status of 401 /);
  const { page } = amira;
  await page.goto('/settings/people');
  await page.getByRole('button', { name: 'Invite a person' }).click();
  await page.getByLabel('Name').fill('Wanda Busch');
  await page.getByLabel('Work email').fill('wanda@northwind.example');
  await page.getByRole('button', { name: 'Make the link' }).click();
  const shown = page.getByRole('dialog', { name: 'Link for Wanda Busch' });
  const link = await shown.getByLabel('Link to join').inputValue();
  await shown.getByRole('button', { name: 'Close' }).last().click();
  const waiting = page.getByRole('listitem', { name: 'Wanda Busch' });
  await expect(waiting).toContainText('By Amira Haddad');

  const guest = await (await browser.newContext()).newPage();
  await guest.goto(link);
  await expect(guest.getByRole('heading', { name: 'Join Northwind Bikes' })).toBeVisible();
  await expect(guest.getByText('Amira Haddad invites you')).toBeVisible();
  await guest.getByLabel('Password').fill('wanda busch');
  await guest.getByRole('button', { name: 'Join' }).click();
  await expect(guest.getByRole('alert').filter({ hasText: 'a name that others know' })).toBeVisible();
  await guest.getByLabel('Password').fill('nine blue herons');
  await guest.getByRole('button', { name: 'Join' }).click();
  await expect(guest).toHaveURL(/\/inbox/);
  await expect(guest.getByRole('button', { name: 'Your account, Wanda Busch' })).toBeVisible();
  await expect(waiting).toBeHidden();
  await expect(page.getByRole('row', { name: /Wanda Busch/ })).toContainText('Active');

  await guest.context().clearCookies();
  // In a tab of its own: the other one is on its way to the sign-in by itself, and would cut this way off.
  const again = await guest.context().newPage();
  await again.goto(link);
  await expect(again.getByRole('heading', { name: 'This link no longer works' })).toBeVisible();
  await again.close();
  await signIn(guest, { email: 'wanda@northwind.example', password: 'nine blue herons' });

  await test.step('sees where they are signed in, ends it elsewhere, and changes their password', async () => {
    const phone = await (await browser.newContext()).newPage();
    await signIn(phone, { email: 'wanda@northwind.example', password: 'nine blue herons' });
    await guest.goto('/settings/sign-ins');
    const browsers = guest.getByRole('region', { name: 'Browsers' });
    await expect(browsers.getByRole('listitem')).toHaveCount(3);
    await expect(browsers.getByText('This browser')).toBeVisible();
    await browsers.getByRole('button', { name: 'Sign out all others' }).click();
    await expect(browsers.getByRole('listitem')).toHaveCount(1);
    await expect(phone).toHaveURL(/\/sign-in/);
    await guest.getByLabel('Current password').fill('not this one');
    await guest.getByLabel('New password').fill('eleven grey herons');
    await guest.getByRole('button', { name: 'Change password' }).click();
    await expect(guest.getByText('This is not your current password.')).toBeVisible();
    await guest.getByLabel('Current password').fill('nine blue herons');
    await guest.getByRole('button', { name: 'Change password' }).click();
    await expect(guest.getByText('Your password is changed.')).toBeVisible();
    await signIn(phone, { email: 'wanda@northwind.example', password: 'eleven grey herons' });
    await phone.context().close();
  });

  await test.step('whoever has forgotten their password gets a link from an admin', async () => {
    await page
      .getByRole('button', { name: 'Make a link with which Wanda Busch chooses a new password' })
      .click();
    const reset = page.getByRole('dialog', { name: 'Link for Wanda Busch' });
    const way = await reset.getByLabel('Link to choose a new password').inputValue();
    await reset.getByRole('button', { name: 'Close' }).last().click();
    const phone = await (await browser.newContext()).newPage();
    await phone.goto(way);
    await expect(phone.getByRole('heading', { name: 'Choose a new password' })).toBeVisible();
    await phone.getByLabel('Password').fill('twelve white herons');
    await phone.getByRole('button', { name: 'Save and sign in' }).click();
    await expect(phone.getByRole('button', { name: 'Your account, Wanda Busch' })).toBeVisible();
    await expect(guest, 'where they were signed in before').toHaveURL(/\/sign-in/);
    await phone.goto(way);
    await expect(phone.getByRole('heading', { name: 'This link no longer works' })).toBeVisible();
    await signIn(guest, { email: 'wanda@northwind.example', password: 'twelve white herons' });
    await phone.context().close();
  });

  await test.step('an admin signs them out everywhere', async () => {
    await page.getByRole('button', { name: 'Sign Wanda Busch out everywhere' }).click();
    await expect(guest).toHaveURL(/\/sign-in/);
    await guest.context().close();
  });
});

test('an invitation that was withdrawn leads nowhere', async ({ amira: { page }, browser }) => {
  await page.goto('/settings/people');
  await page.getByRole('button', { name: 'Invite a person' }).click();
  await page.getByLabel('Name').fill('Otto Lind');
  await page.getByLabel('Work email').fill('otto@northwind.example');
  await page.getByRole('button', { name: 'Make the link' }).click();
  const shown = page.getByRole('dialog', { name: 'Link for Otto Lind' });
  const link = await shown.getByLabel('Link to join').inputValue();
  await shown.getByRole('button', { name: 'Close' }).last().click();
  await page.getByRole('listitem', { name: 'Otto Lind' }).getByRole('button', { name: 'Withdraw' }).click();
  await expect(page.getByRole('listitem', { name: 'Otto Lind' })).toBeHidden();
  const guest = await (await browser.newContext()).newPage();
  await guest.goto(link);
  await expect(guest.getByRole('heading', { name: 'This link no longer works' })).toBeVisible();
  await guest.context().close();
});
