import { expect } from '@playwright/test';
import { exchange } from '../support/e2e/exchange';
import { test } from '../support/e2e/test';

test('a customer writes on Messenger, Priya answers, and Maya sees it sent', async ({
  sandbox,
  priya,
  maya,
}) => {
  await exchange({
    sandbox,
    priya,
    maya,
    channel: 'Messenger',
    writing: { name: 'Tereza Novotna', body: 'Which pedals came with my bike?' },
    reply: 'The flat ones with the grey pins.',
  });
});

test('Messenger takes replies for a week, and after it nothing until the customer writes again', async ({
  sandbox,
  priya,
}) => {
  const wrote = (body: string, daysAgo: number) =>
    sandbox.customerWrites('Messenger', {
      name: `Wrote ${daysAgo} days ago`,
      body,
      minutesAgo: daysAgo * 24 * 60,
    });
  await wrote('Are you open on Monday?', 3);
  await wrote('Are you open at Easter?', 9);
  await priya.looksAt('all', 'Messenger');

  await priya.opens('Are you open on Monday?');
  await expect(priya.thread).toContainText('Messenger window closes in 3 d');

  await priya.opens('Are you open at Easter?');
  await expect(priya.refusal).toHaveText(
    'Messenger’s reply window closed 2 d ago. You can reply when the customer writes again.',
  );
  await expect(priya.composer).toBeHidden();
});
