import { expect } from '@playwright/test';
import { test } from '../support/e2e/test';

test('a supervisor shares a reply, and an agent answers with it by keyboard alone', async ({
  sandbox,
  maya,
  priya,
}) => {
  const asked = await sandbox.customerWrites('WhatsApp', {
    name: 'Oona Virtanen',
    body: 'When is the bell there?',
  });
  await priya.looksAt('all');
  await priya.opens(asked.body);
  await maya.page.goto('/settings/replies');
  await maya.page.getByRole('button', { name: 'New canned reply' }).click();
  await maya.page.getByLabel('Title').fill('A part arrives');
  await maya.page.getByLabel('Shortcut').fill('part-arrives');
  await maya.page.getByLabel('Text').fill('Hi {{first_name}}, the {{part}} comes on {{day}}.');
  await maya.page.getByRole('button', { name: 'Save' }).click();
  await expect(maya.page.getByRole('listitem').filter({ hasText: '/part-arrives' })).toContainText(
    'Everybody',
  );

  const { keyboard } = priya.page;
  await priya.composer.focus();
  await keyboard.type('/part-a');
  await expect(priya.page.getByRole('option', { name: /A part arrives/ })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await keyboard.press('Enter');
  await expect(priya.composer).toHaveValue('Hi Oona, the {{part}} comes on {{day}}.');
  await keyboard.type('bell');
  await test.step('what is not filled does not go out', async () => {
    await keyboard.press('ControlOrMeta+Enter');
    await expect(priya.thread.getByText('Fill in the blanks first.')).toBeVisible();
    expect(await sandbox.repliesTo(asked)).toEqual([]);
  });
  await keyboard.type('Friday');
  await keyboard.press('ControlOrMeta+Enter');
  await expect(priya.message('Hi Oona, the bell comes on Friday.')).toContainText('Sent');
});
