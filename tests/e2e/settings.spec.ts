import { expect } from '@playwright/test';
import { logInOf } from '../support/e2e/environment';
import { test } from '../support/e2e/test';

test('the admin names a channel, and everybody sees the name at once', async ({
  sandbox,
  amira,
  priya,
  maya,
}) => {
  const asked = await sandbox.customerWrites('Viber', {
    name: 'Luka Peric',
    body: 'Is this the repair shop?',
  });
  await Promise.all([priya.looksAt('all'), maya.looksAt('all')]);
  await priya.opens(asked.body);
  await amira.page.goto('/settings/channels');
  await amira.page
    .getByRole('row', { name: /^Viber/ })
    .getByRole('button', { name: /^Rename/ })
    .click();
  await amira.page.getByLabel('Name of this channel').fill('Repair shop');
  await amira.page.getByRole('button', { name: 'Save' }).click();

  await expect(amira.page.getByRole('row', { name: /^Viber/ })).toContainText('Repair shop');
  await expect(priya.thread).toContainText('Viber, Repair shop');
  await expect(maya.row(asked.body)).toContainText('Repair shop');
  expect([priya.documents, maya.documents]).toEqual([1, 1]);
});

test('the admin sees the connected account: signed in, told of everything, all of the past brought in', async ({
  amira,
}) => {
  await amira.page.goto('/settings/channels');
  const card = amira.page.getByRole('region', { name: 'Northwind Bikes' });
  await expect(card).toContainText('Healthy');
  await expect(card).toContainText(/Access tokenRenews in \d+/);
  await expect(card).toContainText('SubscriptionActive');
  await expect(card).toContainText(/Last event\d+ (s|min) ago/);
  await expect(card).toContainText(/First import\d+ messages, done/);
});

test('a colleague who becomes an admin finds the settings at once, and loses them with the role', async ({
  amira,
  seat,
  browserErrors,
}) => {
  // What the page of the accounts asks in the moment in which the role ends.
  browserErrors.expect(/status of 403 .*api\/accounts\/health/);
  const jonas = await seat(logInOf('Jonas'));
  await jonas.looksAt('all');
  const settings = jonas.page.getByRole('link', { name: 'Admin' });
  await expect(settings).toBeHidden();
  await amira.page.goto('/settings/people');
  const role = amira.page.getByLabel('Role of Jonas Weber');
  await role.selectOption('Admin');
  await expect(settings).toBeVisible();
  await settings.click();
  await expect(jonas.page.getByRole('heading', { name: 'Channels & accounts' })).toBeVisible();

  await role.selectOption('Agent');
  await expect(settings).toBeHidden();
  await expect(jonas.page.getByText('Only admins can change settings')).toBeVisible();
});

test('an admin enters a link to the shop, and it stands beside each customer with their name in it', async ({
  sandbox,
  amira,
  priya,
}) => {
  await sandbox.customerWrites('Viber', { name: 'Lena Link', body: 'Where is my order?' });
  await amira.page.goto('/settings/workspace');
  const group = amira.page.getByRole('region', { name: 'Your own systems' });
  await group.getByLabel('What it is called').fill('Shop');
  await group.getByLabel('Address').fill('shop.example/{{name}}');
  await group.getByRole('button', { name: 'Add the link' }).click();
  await expect(group.getByRole('alert')).toContainText('no address of a web page');
  await group.getByLabel('Address').fill('https://shop.example/of/{{name}}');
  await group.getByRole('button', { name: 'Add the link' }).click();
  await expect(group.getByRole('listitem')).toContainText('https://shop.example/of/{{name}}');

  await priya.looksAt('all', 'Viber');
  await priya.opens('Where is my order?');
  const link = priya.page.getByRole('link', { name: 'Shop', exact: true });
  await expect(link).toHaveAttribute('href', 'https://shop.example/of/Lena%20Link');

  await group.getByRole('button', { name: 'Remove the link Shop' }).click();
  await expect(group.getByRole('listitem')).toHaveCount(0);
});
