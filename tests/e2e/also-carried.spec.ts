import { expect } from '@playwright/test';
import { exchange } from '../support/e2e/exchange';
import { test } from '../support/e2e/test';

test('a customer writes an e-mail, Priya answers under its subject, and Maya sees it sent', async ({
  sandbox,
  priya,
  maya,
}) => {
  const asked = await exchange({
    sandbox,
    priya,
    maya,
    channel: 'Email',
    writing: { name: 'Ingrid Solberg', body: 'Please find my order attached.', title: 'Order NW-50113' },
    reply: 'We have it, thank you.',
  });
  const [reply] = await sandbox.repliesTo(asked);
  expect(reply?.title).toBe('Re: Order NW-50113');
});

test('a visitor writes in the web chat, Priya answers, and Maya sees it sent', async ({
  sandbox,
  priya,
  maya,
}) => {
  await exchange({
    sandbox,
    priya,
    maya,
    channel: 'EngageMessaging',
    writing: { name: 'Teo Marin', body: 'Is the workshop open today?' },
    reply: 'Until six.',
  });
});
