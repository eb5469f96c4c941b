import { expect } from '@playwright/test';
import { exchange, silence } from '../support/e2e/exchange';
import { test } from '../support/e2e/test';

test('somebody comments on a Facebook post, Priya answers in public, and Maya sees it sent', async ({
  sandbox,
  priya,
  maya,
}) => {
  await exchange({
    sandbox,
    priya,
    maya,
    channel: 'Facebook',
    writing: { name: 'Hugo Brandt', body: 'Does the cargo bike take two children?' },
    reply: 'Two up to 40 kg each, and the shopping.',
  });
});

test('a Facebook reply stays handed over until Facebook has confirmed it', async ({
  sandbox,
  priya,
  maya,
}) => {
  await silence({
    sandbox,
    priya,
    maya,
    channel: 'Facebook',
    writing: { name: 'Aoife Kelly', body: 'Is the winner drawn on Sunday?' },
    reply: 'On Sunday at noon, live from the workshop.',
  });
});

test('on Facebook everybody may read the reply, the button says so, and the talk stands as a tree', async ({
  sandbox,
  priya,
}) => {
  const leftEdge = async (words: string) => {
    await expect(priya.message(words)).toBeVisible();
    return (await priya.message(words).boundingBox())?.x ?? 0;
  };
  const question = 'Can I test ride it on Saturday?';
  const reply = 'Any time from ten.';
  const asked = await sandbox.customerWrites('Facebook', { name: 'Tamsin Okoro', body: question });
  await priya.looksAt('all');
  await priya.opens(question);

  await priya.startsReplyTo(question);
  await expect(priya.thread).toContainText('Everyone who can see the post');
  await expect(priya.sendButton).toHaveAccessibleName('Reply publicly');
  await priya.composer.fill(reply);
  await priya.sendButton.click();
  await expect(priya.message(reply)).toContainText('Sent');

  const [answer] = await sandbox.repliesTo(asked);
  await sandbox.customerWrites('Facebook', {
    name: 'Tamsin Okoro',
    body: 'See you at eleven!',
    kind: 'comment',
    ...(answer ? { under: answer } : {}),
  });
  expect(await leftEdge(reply)).toBeGreaterThan(await leftEdge(question));
  expect(await leftEdge('See you at eleven!')).toBeGreaterThan(await leftEdge(reply));
});
