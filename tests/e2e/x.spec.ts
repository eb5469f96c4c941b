import { expect } from '@playwright/test';
import { exchange } from '../support/e2e/exchange';
import { test } from '../support/e2e/test';

test('somebody tweets at the business on X, Priya answers in public, and Maya sees it sent', async ({
  sandbox,
  priya,
  maya,
}) => {
  await exchange({
    sandbox,
    priya,
    maya,
    channel: 'Twitter',
    writing: { name: 'gravelgoblin_2', body: '@northwindbikes any size L left in moss green?' },
    reply: 'Two of them, both in Bristol.',
  });
});

test('X counts to 280: one character more and the reply cannot be sent, and the counter says why', async ({
  sandbox,
  priya,
}) => {
  const question = '@northwindbikes what is in the autumn service?';
  const asked = await sandbox.customerWrites('Twitter', { name: 'Kim Soto', body: question });
  await priya.looksAt('all');
  await priya.opens(question);

  await priya.composer.fill('a'.repeat(280));
  await expect(priya.thread).toContainText('280 / 280');
  await priya.composer.press('End');
  await priya.composer.pressSequentially('b');
  await expect(priya.thread.getByRole('alert').filter({ hasText: 'over' })).toHaveText(
    '1 over the 280 limit',
  );
  await expect(priya.sendButton).toBeDisabled();

  await priya.composer.press('Backspace');
  await priya.sendButton.click();
  await expect(priya.message('a'.repeat(280))).toContainText('Sent');
  expect(await sandbox.repliesTo(asked)).toHaveLength(1);
});
