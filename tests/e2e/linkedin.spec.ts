import { expect } from '@playwright/test';
import { exchange, expectOneReply } from '../support/e2e/exchange';
import { test } from '../support/e2e/test';

test('somebody comments on a LinkedIn post, Priya answers in public, and Maya sees it sent', async ({
  sandbox,
  priya,
  maya,
}) => {
  await exchange({
    sandbox,
    priya,
    maya,
    channel: 'Linkedin',
    writing: { name: 'Wanjiku Kamau', body: 'Do you take apprentices over forty?' },
    reply: 'We do. Our oldest is fifty-two.',
  });
});

test('on LinkedIn a comment under a comment is answered in its own place', async ({ sandbox, priya }) => {
  const opinion = await sandbox.customerWrites('Linkedin', {
    name: 'Piet Jansen',
    body: 'Solar pays after six years.',
    minutesAgo: 1,
  });
  const doubt = await sandbox.customerWrites('Linkedin', {
    name: 'Ruta Kalnina',
    body: 'In Utrecht, too?',
    kind: 'comment',
    under: opinion,
  });
  await priya.looksAt('all');
  await priya.opens(doubt.body);
  await priya.repliesTo(doubt.body, 'In Utrecht after seven.');
  await expect(priya.message('In Utrecht after seven.')).toContainText('Sent');
  await expectOneReply(sandbox, doubt, 'In Utrecht after seven.');
  expect(await sandbox.repliesTo(opinion)).toEqual([]);
});
