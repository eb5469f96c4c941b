import { expect } from '@playwright/test';
import { exchange } from '../support/e2e/exchange';
import { test } from '../support/e2e/test';

test('a customer writes in Apple Messages, Priya answers, and Maya sees it sent', async ({
  sandbox,
  priya,
  maya,
}) => {
  await exchange({
    sandbox,
    priya,
    maya,
    channel: 'AppleMessagesForBusiness',
    writing: { name: 'Camille Renard', body: 'Do your lights fit a 2021 Heron?' },
    reply: 'They do, the bracket is in the box.',
  });
});

test('Apple Messages shows the pick-up times that were offered and the one the customer chose', async ({
  priya,
}) => {
  await priya.looksAt('all', 'AppleMessagesForBusiness');
  await priya.opens('佐藤 美咲');
  await expect(priya.writings).toContainText('Apple Messages, Times to choose from');
  const chosen = priya.page.getByLabel('The customer’s choice');
  await expect(priya.writings.getByRole('listitem').filter({ has: chosen })).toHaveText(/^16 October 2026/);
});

test('on Apple Messages an agent offers a list and sends a link, and both look as the customer sees them', async ({
  sandbox,
  priya,
}) => {
  const asked = await sandbox.customerWrites('AppleMessagesForBusiness', {
    name: 'Odile Marchand',
    body: 'When can I bring it?',
  });
  await priya.looksAt('all');
  await priya.opens(asked.body);
  const { page } = priya;
  const dialog = page.getByRole('dialog', { name: 'Send a list or a link' });
  const open = () => priya.thread.getByRole('button', { name: 'Send a list or a link' }).click();
  await open();
  await expect(dialog.getByRole('button', { name: 'Send list' })).toHaveAttribute('aria-disabled', 'true');
  await dialog.getByLabel('Question').fill('Pick a day');
  await dialog.getByLabel('Choice 1', { exact: true }).fill('Monday');
  await dialog.getByLabel('More on choice 1').fill('from 10');

  // What was written is there when the dialog is opened again.
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await open();
  await dialog.getByLabel('Choice 2', { exact: true }).fill('Friday');
  await expect(dialog.getByRole('figure')).toContainText('Monday');
  await dialog.getByRole('button', { name: 'Send list' }).click();
  await expect(dialog).toBeHidden();
  await expect(priya.writings.getByRole('listitem')).toHaveText(['Mondayfrom 10', 'Friday']);

  await open();
  await dialog.getByRole('button', { name: 'Link', exact: true }).click();
  await dialog.getByLabel('Address').fill('https://northwind.example/find-us');
  await dialog.getByLabel('Title').fill('How to find us');
  await dialog.getByRole('button', { name: 'Send link' }).click();
  await expect(priya.writings.getByRole('link', { name: /northwind\.example\/find-us/ })).toBeVisible();
  await expect(priya.writings).toContainText(/Sent/);
  await expect.poll(async () => (await sandbox.repliesTo(asked)).length).toBe(2);
});
