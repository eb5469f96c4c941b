import { expect } from '@playwright/test';
import { test } from '../support/e2e/test';

/** Foyer looks each minute by itself; nobody presses anything. */
const LOOKS = { timeout: 120_000 };

test.describe.configure({ timeout: 300_000 });

test('an account that may read no more says so within two minutes, and is well again by itself', async ({
  sandbox,
  amira,
}) => {
  const { page } = amira;
  await amira.looksAt('all');
  await page.goto('/settings/channels');
  const trouble = page
    .getByRole('list', { name: 'What is wrong now' })
    .getByRole('listitem')
    .filter({ hasText: 'a permission is missing' });
  await expect(page.getByText('Healthy')).toBeVisible();
  await expect(trouble).toHaveCount(0);

  await sandbox.forbidsReading();
  await expect(trouble).toContainText('CMN-401', LOOKS);
  await expect(page.getByText('In trouble')).toBeVisible();

  await sandbox.calmDown();
  await expect(trouble).toHaveCount(0, LOOKS);
  await expect(page.getByText('Healthy')).toBeVisible();
});

test('an admin checks an account and cures it, reads what was wrong, and is warned of its limit', async ({
  sandbox,
  amira,
}) => {
  const { page } = amira;
  const account = page.getByRole('region', { name: 'Northwind Bikes' });
  const chooses = async (item: string) => {
    await account.getByRole('button', { name: /^More for / }).click();
    await page.getByRole('menuitem', { name: item }).click();
  };
  const check = page.getByRole('dialog', { name: /^Checking / });
  await sandbox.forbidsReading();
  await page.goto('/settings/channels');

  await test.step('what is wrong is said with its cure', async () => {
    await chooses('Check now');
    await expect(check).toContainText('The sign-in is accepted');
    await expect(check.getByRole('alert')).toContainText('It said: ');
    await page.keyboard.press('Escape');
    await expect(account).toContainText('a permission is missing', LOOKS);
  });

  await test.step('once it is mended one click tells', async () => {
    await sandbox.calmDown();
    await chooses('Check now');
    await expect(check).toContainText('Messages can be read');
    await expect(check).toContainText('Looked for missed messages', { timeout: 30_000 });
    await page.keyboard.press('Escape');
    await expect(account).toContainText('Healthy');
  });

  await test.step('what was wrong is kept', async () => {
    await chooses('What was wrong…');
    const history = page.getByRole('dialog', { name: /^What was wrong with / });
    await expect(history.getByRole('row').filter({ hasText: 'Permission missing' }).first()).toBeVisible();
    await page.keyboard.press('Escape');
  });

  await test.step('a limit warns as soon as it comes near', async () => {
    const limitTo = async (limit: string) => {
      await chooses('Change…');
      const form = page.getByRole('dialog', { name: /^Change / });
      await form.getByLabel('Conversations a month').fill(limit);
      await form.getByRole('button', { name: 'Save' }).click();
      await expect(form).toBeHidden();
    };
    await limitTo('1');
    await expect(account).toContainText('This month’s limit of conversations is reached.');
    await limitTo('');
    await expect(account).not.toContainText('limit of conversations');
  });
});
