import { expect } from '@playwright/test';
import { exchange } from '../support/e2e/exchange';
import { test } from '../support/e2e/test';

test('somebody reviews the shop on Google, Priya answers in public, and Maya sees it sent', async ({
  sandbox,
  priya,
  maya,
}) => {
  await exchange({
    sandbox,
    priya,
    maya,
    channel: 'GoogleMyBusiness',
    writing: { name: 'Petra Novak', body: 'Fast and friendly, but hard to park.', stars: 4 },
    reply: 'Thank you, Petra. Come by bike next time!',
  });
});

test('a Google review shows its stars and has one reply: a second one replaces the first', async ({
  sandbox,
  priya,
}) => {
  const body = 'The brakes squeal again.';
  const review = await sandbox.customerWrites('GoogleMyBusiness', { name: 'Dana Weiss', body, stars: 2 });
  await priya.looksAt('all');
  await expect(priya.row(body).getByRole('img', { name: '2 of 5 stars' })).toBeVisible();
  await priya.opens(body);
  await expect(priya.writings.getByRole('img', { name: '2 of 5 stars' })).toBeVisible();

  await priya.repliesTo(body, 'We are sorry.');
  await expect(priya.message('We are sorry.')).toContainText('Sent');
  await expect(priya.sendButton).toHaveAccessibleName('Update reply');
  await priya.repliesTo(body, 'We are sorry, and new pads are on us.');
  await expect(priya.message('We are sorry, and new pads are on us.')).toContainText('Sent');

  await expect(priya.writings.getByText('We are sorry.', { exact: true })).toBeHidden();
  const replies = await sandbox.repliesTo(review);
  expect(replies.map((reply) => [reply.body, reply.remotelyDeleted])).toEqual([
    ['We are sorry.', true],
    ['We are sorry, and new pads are on us.', false],
  ]);
});
