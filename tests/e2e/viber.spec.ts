import { expect } from '@playwright/test';
import { exchange } from '../support/e2e/exchange';
import { test } from '../support/e2e/test';

test('a customer writes on Viber, Priya answers, and Maya sees it sent', async ({ sandbox, priya, maya }) => {
  await exchange({
    sandbox,
    priya,
    maya,
    channel: 'Viber',
    writing: { name: 'Milica Petrovic', body: 'Has my saddle arrived?' },
    reply: 'It is on the shelf with your name on it.',
  });
});

test('on Viber a customer who has unsubscribed cannot be reached, and Foyer says so with the platform’s code', async ({
  sandbox,
  priya,
}) => {
  const asked = await sandbox.customerWrites('Viber', {
    name: 'Nikos Ioannou',
    body: 'Do you ship to Crete?',
  });
  await priya.looksAt('all');
  await priya.opens(asked.body);
  await sandbox.customerLeaves(asked);
  await priya.repliesTo(asked.body, 'We do, twice a week.');
  const failed = priya.message('We do, twice a week.');
  await expect(failed).toContainText('Not sent. The customer takes no private messages on Viber.');
  await expect(failed).toContainText('EDI-022');
  await expect(failed.getByRole('button', { name: 'Retry' })).toBeHidden();
});
