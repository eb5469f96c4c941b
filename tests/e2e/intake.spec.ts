import { expect } from '@playwright/test';
import { test } from '../support/e2e/test';

test('the admin finds what a customer wrote among what was delivered, looks at it, and replays it', async ({
  sandbox,
  amira,
}) => {
  const { page } = amira;
  const asked = await sandbox.customerWrites('WhatsApp', {
    name: 'Ines Duarte',
    body: 'Did my message arrive?',
  });
  await page.goto('/settings/intake');
  await page.getByLabel('Content id').fill(asked.id);
  const line = page.getByRole('row').filter({ hasText: asked.id });
  await expect(async () => {
    await page.getByRole('button', { name: 'Refresh' }).click();
    await expect(line).toContainText('Imported', { timeout: 1_000 });
  }).toPass();
  await line.getByRole('button', { name: /^Show what came/ }).click();
  const event = page.getByRole('dialog', { name: /^Delivery of/ });
  await expect(event).toContainText('Did my message arrive?');

  await event.getByRole('button', { name: 'Replay' }).click();
  await expect(page.getByText('1 delivery is imported again.')).toBeVisible();
  await expect(event).toContainText(/Imported.*Replayed/);
  await event.getByRole('link', { name: 'Open the conversation' }).click();
  await expect(amira.message('Did my message arrive?')).toHaveCount(1);

  await page.goto('/settings/audit');
  await page.getByLabel('About').selectOption('System');
  await expect(page.getByRole('row').nth(1)).toContainText(`${amira.name} replayed 1 delivery`);
});

test('what the admin exports is saved as a file, and the audit log tells of it', async ({
  sandbox,
  amira,
}) => {
  const { page } = amira;
  await sandbox.customerWrites('Messenger', { name: 'Ole Brandt', body: 'Is the file complete?' });
  await page.goto('/settings/intake');
  await expect(page.getByRole('table')).toBeVisible();
  const saving = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Export CSV' }).click();
  expect((await saving).suggestedFilename()).toBe('intake.csv');

  await page.goto('/settings/audit');
  await expect(page.getByRole('row').nth(1)).toContainText(`${amira.name} exported the intake`);
});

test('a supervisor has no way to either', async ({ maya }) => {
  await maya.page.goto('/settings/replies');
  await expect(maya.page.getByRole('link', { name: 'Canned replies' }).first()).toBeVisible();
  await expect(maya.page.getByRole('link', { name: 'Intake' })).toHaveCount(0);
  for (const part of ['intake', 'audit']) {
    await maya.page.goto(`/settings/${part}`);
    await expect(maya.page.getByText('Only admins can change settings')).toBeVisible();
  }
});
