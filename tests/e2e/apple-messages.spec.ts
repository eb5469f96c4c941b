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
