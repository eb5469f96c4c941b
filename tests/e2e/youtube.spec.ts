import { expect } from '@playwright/test';
import { exchange } from '../support/e2e/exchange';
import { test } from '../support/e2e/test';

test('somebody comments on a YouTube video, Priya answers in public, and Maya sees it sent', async ({
  sandbox,
  priya,
  maya,
}) => {
  await exchange({
    sandbox,
    priya,
    maya,
    channel: 'Youtube',
    writing: { name: 'Chain Reaction Charlotte', body: 'Does this work for friction shifters?' },
    reply: 'Only the cable tension part does.',
  });
});

test('YouTube takes no reply to a reply, and Foyer says so before anything is written', async ({
  sandbox,
  priya,
}) => {
  const comment = await sandbox.customerWrites('Youtube', {
    name: 'Ola Berg',
    body: 'Which spoke key is that?',
    minutesAgo: 1,
  });
  const answer = await sandbox.customerWrites('Youtube', {
    name: 'Gwen Price',
    body: 'The black one, 3.2 mm.',
    kind: 'comment',
    under: comment,
  });
  await priya.looksAt('all');
  await priya.opens(answer.body);
  await priya.startsReplyTo(answer.body);
  await expect(priya.refusal).toContainText(
    'YouTube only takes replies to comments directly under the video.',
  );
  const beside = priya.refusal.locator('..');
  await expect(beside.getByRole('link', { name: 'Open on YouTube' })).toBeVisible();
  await expect(priya.composer).toBeHidden();
});
