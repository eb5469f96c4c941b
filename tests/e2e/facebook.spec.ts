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
    // Times are told to the second: of two comments of one second nobody knows which was last.
    minutesAgo: 0.1,
    ...(answer ? { under: answer } : {}),
  });
  expect(await leftEdge(reply)).toBeGreaterThan(await leftEdge(question));
  expect(await leftEdge('See you at eleven!')).toBeGreaterThan(await leftEdge(reply));
});

test('a comment is answered in private once, apart from the public answer, and tells where', async ({
  sandbox,
  priya,
}) => {
  const question = 'My order is late, can you look?';
  const asked = await sandbox.customerWrites('Facebook', { name: 'Siobhán Ní Dhomhnaill', body: question });
  const choose = (audience: string) => priya.page.getByRole('radio', { name: audience }).check();
  await priya.looksAt('all');
  await priya.opens(question);

  await test.step('each control keeps its own words', async () => {
    await priya.startsReplyTo(question);
    await priya.composer.fill('Gladly, we wrote to you.');
    await choose('Private message');
    await expect(priya.thread).toContainText('One per comment within 7 days, 6 d left');
    await expect(priya.composer).toHaveAccessibleName('Private reply to Siobhán Ní Dhomhnaill');
    await expect(priya.composer).toHaveValue('');
    await priya.composer.fill('Which order number is it?');
    await choose('Public comment');
    await expect(priya.composer).toHaveValue('Gladly, we wrote to you.');
    await expect(priya.sendButton).toHaveAccessibleName('Reply publicly');
    await choose('Private message');
    await expect(priya.composer).toHaveValue('Which order number is it?');
  });

  await test.step('the private one goes to its reader alone, and the comment says where it is', async () => {
    await expect(priya.sendButton).toHaveAccessibleName('Reply privately');
    await priya.sendButton.click();
    await expect(priya.message(question)).toContainText('Answered privately');
    await expect
      .poll(() => sandbox.repliesTo(asked))
      .toMatchObject([{ body: 'Which order number is it?', public: false }]);
  });

  await test.step('there is no second one, and the public one is public', async () => {
    await priya.startsReplyTo(question);
    await choose('Private message');
    await expect(priya.refusal).toContainText('takes one private reply per comment, and it has been sent');
    await choose('Public comment');
    await priya.sendButton.click();
    await expect(priya.message('Gladly, we wrote to you.')).toContainText('Sent');
    await expect
      .poll(async () => (await sandbox.repliesTo(asked)).at(-1))
      .toMatchObject({
        body: 'Gladly, we wrote to you.',
        public: true,
      });
  });

  await priya.message(question).getByRole('link', { name: 'Answered privately' }).click();
  await expect(priya.message('Which order number is it?')).toContainText('Sent');
  await expect(priya.message('Gladly, we wrote to you.')).toBeHidden();
});
