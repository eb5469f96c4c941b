import { expect } from '@playwright/test';
import { logInOf } from '../support/e2e/environment';
import { Person } from '../support/e2e/person';
import { untilSettled } from '../support/e2e/settled';
import { signIn } from '../support/e2e/sign-in';
import { test } from '../support/e2e/test';

test('one person plays the whole demo: they write as a customer, answer as an agent, and see it arrive', async ({
  sandbox,
  priya,
}) => {
  await priya.looksAt('all');
  const opening = priya.page.waitForEvent('popup');
  await priya.page.getByRole('link', { name: 'Write as a customer' }).click();
  const customer = await opening;
  expect(customer.url()).toBe(sandbox.customerPage);

  await customer.getByLabel('Channel').selectOption('WhatsApp, Northwind Workshop UK');
  await customer.getByLabel('Customer').selectOption('New customer');
  await customer.getByLabel('Name').fill('Lotte Visser');
  await customer.getByLabel('Message').fill('Is my wheel ready?');
  await customer.getByRole('button', { name: 'Send as customer' }).click();
  await expect(customer.getByText('Sent.')).toBeVisible();

  await expect(priya.row('Is my wheel ready?')).toContainText('Lotte Visser');
  await priya.opens('Is my wheel ready?');
  await priya.repliesTo('Is my wheel ready?', 'It is. We close at six.');
  await expect(priya.message('It is. We close at six.')).toContainText('Sent');

  const seenByCustomer = customer.getByRole('listitem').filter({ hasText: 'It is. We close at six.' });
  await expect(seenByCustomer).toContainText('Arrived');
});

test('the demo bar changes the role in one click', async ({ page }) => {
  const person = new Person(page, logInOf('Priya'));
  await signIn(page, person.logIn);
  await expect(page.getByRole('link', { name: 'Admin' })).toBeHidden();

  await page.getByRole('button', { name: 'Agent' }).click();
  await page.getByRole('menuitem', { name: 'Amira Haddad' }).click();
  await expect(page.getByRole('button', { name: 'Your account, Amira Haddad' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Admin' })).toBeVisible();
});

test('the sign-in page of a demo lets everybody in by one click', async ({ page }) => {
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Maya Lindqvist' }).click();
  await expect(page.getByRole('button', { name: 'Your account, Maya Lindqvist' })).toBeVisible();
});

test('a reset begins the demo afresh for everybody: what was written since its beginning is gone', async ({
  sandbox,
  priya,
  maya,
}) => {
  const asked = await sandbox.customerWrites('WhatsApp', { name: 'Nora Blum', body: 'Is anybody there?' });
  await Promise.all([priya.looksAt('all'), maya.looksAt('all')]);
  await expect(maya.row(asked.body)).toBeVisible();
  await priya.page.getByRole('button', { name: 'Reset' }).click();
  await priya.page.getByRole('button', { name: 'Reset everything' }).click();

  await expect(priya.row(asked.body)).toBeHidden();
  await expect(maya.row(asked.body)).toBeHidden();
  await untilSettled(maya.page);
  for (const person of [priya, maya]) await expect(person.row('佐藤 美咲')).toBeVisible();
  expect(maya.documents, 'Maya has not reloaded').toBe(1);
});
