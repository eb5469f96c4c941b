import { expect } from '@playwright/test';
import { test } from '../support/e2e/test';

test('two colleagues answer the same customer: the second is shown the first reply and decides', async ({
  sandbox,
  priya,
  maya,
  browserErrors,
}) => {
  browserErrors.expect(/status of 409 .*\/messages/);
  const asked = await sandbox.customerWrites('WhatsApp', {
    name: 'Jens Falk',
    body: 'Can I have a receipt?',
  });
  await Promise.all([priya.looksAt('all'), maya.looksAt('all')]);
  await Promise.all([priya.opens(asked.body), maya.opens(asked.body)]);
  await priya.composer.fill('We send it by mail.');
  await maya.repliesTo(asked.body, 'It is in the box.');
  await expect(priya.message('It is in the box.')).toContainText('Sent');

  const question = priya.page.getByRole('alertdialog', {
    name: 'Maya Lindqvist replied while you were writing',
  });
  await test.step('the text is not sent, and is kept while one thinks', async () => {
    await priya.sendButton.click();
    await expect(question).toContainText('It is in the box.');
    await expect(question).toContainText('We send it by mail.');
    await question.getByRole('button', { name: 'Keep editing' }).click();
    await expect(priya.composer).toHaveValue('We send it by mail.');
    expect(await sandbox.repliesTo(asked)).toHaveLength(1);
  });
  await test.step('what was written with the first reply in view goes out', async () => {
    await priya.composer.fill('A copy comes by mail.');
    await priya.sendButton.click();
    await expect(maya.message('A copy comes by mail.')).toContainText('Sent');
    const replies = await sandbox.repliesTo(asked);
    expect(replies.map(({ body }) => body)).toEqual(['It is in the box.', 'A copy comes by mail.']);
  });
});
