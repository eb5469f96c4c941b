import { expect } from '@playwright/test';
import { test } from '../support/e2e/test';

test('a public reply can be taken back before anybody has read it, for as long as the admin says', async ({
  sandbox,
  amira,
  priya,
}) => {
  const waits = async (words: string) => {
    await amira.page.getByLabel('On posts, comments and reviews').selectOption(words);
    await expect(amira.page.getByText('Saved.').last()).toBeVisible();
  };
  const asked = await sandbox.customerWrites('Facebook', { name: 'Nuno Reis', body: 'How heavy is it?' });
  const hasty = 'It weighs 13 kg.';
  const right = 'It weighs 31 kg.';
  await amira.page.goto('/settings/workspace');
  await waits('30 seconds');
  await priya.looksAt('all');
  await priya.opens(asked.body);

  await test.step('it stands in the thread, and has not gone out', async () => {
    await priya.startsReplyTo(asked.body);
    await priya.composer.fill(hasty);
    await priya.sendButton.click();
    await expect(priya.message(hasty)).toContainText(/Not sent yet\d+ s/);
    expect(await sandbox.repliesTo(asked)).toEqual([]);
  });
  await test.step('Undo gives the text back, and the customer never sees it', async () => {
    await priya.page.locator('ol').getByRole('button', { name: 'Undo' }).click();
    await expect(priya.message(hasty)).toBeHidden();
    await priya.startsReplyTo(asked.body);
    await expect(priya.composer).toHaveValue(hasty);
  });
  await test.step('without a wait it goes out at once, and alone', async () => {
    await waits('No wait');
    await priya.composer.fill(right);
    await priya.sendButton.click();
    await expect(priya.message(right)).toContainText('Sent');
    expect((await sandbox.repliesTo(asked)).map(({ body }) => body)).toEqual([right]);
  });
});
