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
