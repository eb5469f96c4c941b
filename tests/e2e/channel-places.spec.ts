import { expect } from '@playwright/test';
import { test } from '../support/e2e/test';

test('an admin closes, hides, moves and adds channels, and everybody sees it at once', async ({
  sandbox,
  amira,
  priya,
}) => {
  const body = 'Are you still on Viber?';
  await sandbox.customerWrites('Viber', { name: 'Rosa Kim', body });
  await priya.looksAt('all', 'Viber');
  await priya.opens(body);
  await expect(priya.composer).toBeVisible();
  await amira.page.goto('/settings/channels');
  const row = amira.page.getByRole('row', { name: /Viber/ });
  const chooses = async (item: string) => {
    await row.getByRole('button', { name: /^More for / }).click();
    await amira.page.getByRole('menuitem', { name: item }).click();
  };

  await test.step('closed, it takes no reply and says why', async () => {
    await chooses('Close: history only');
    await expect(row.getByText('Closed')).toBeVisible();
    await expect(priya.refusal).toContainText('An admin has closed this channel.');
    await chooses('Open again');
    await expect(priya.composer).toBeVisible();
  });

  await test.step('hidden, it is not in the sidebar', async () => {
    const line = priya.page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: /^Viber/ });
    await expect(line).toBeVisible();
    await chooses('Hide from the sidebar');
    await expect(line).toBeHidden();
    await chooses('Show in the sidebar');
    await expect(line).toBeVisible();
  });

  await test.step('moved, it stands a place higher', async () => {
    const names = () => amira.page.getByRole('row').allInnerTexts();
    const placeOf = async () => (await names()).findIndex((text) => text.includes('Viber'));
    const before = await placeOf();
    await chooses('Move up');
    await expect.poll(placeOf).toBe(before - 1);
    await chooses('Move down');
    await expect.poll(placeOf).toBe(before);
  });

  await test.step('added by its id, it is there before its first message', async () => {
    await amira.page.getByRole('button', { name: 'Add a channel' }).click();
    const form = amira.page.getByRole('dialog', { name: 'Add a channel' });
    await form.getByLabel('Network').selectOption({ label: 'E-mail' });
    await form.getByLabel('Id at RingCentral').fill('64fe0000000000000000beef');
    await form.getByLabel('Name in Foyer').fill('Workshop mail');
    await form.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(form).toBeHidden();
    await expect(amira.page.getByRole('row', { name: /Workshop mail/ })).toContainText('None yet');
  });

  await test.step('removed again while it is empty, and had back for a moment', async () => {
    const mail = amira.page.getByRole('row', { name: /Workshop mail/ });
    const removes = async () => {
      await mail.getByRole('button', { name: 'More for Workshop mail' }).click();
      await amira.page.getByRole('menuitem', { name: 'Remove' }).click();
      await expect(mail).toBeHidden();
    };
    await removes();
    await amira.page.getByRole('button', { name: /^Undo/ }).click();
    await expect(mail).toBeVisible();
    await removes();
    await row.getByRole('button', { name: /^More for / }).click();
    await expect(amira.page.getByRole('menuitem', { name: 'Hide from the sidebar' })).toBeVisible();
    await expect(amira.page.getByRole('menuitem', { name: 'Remove' })).toBeHidden();
  });
});
