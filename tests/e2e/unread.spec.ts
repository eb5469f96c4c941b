import { expect, type Locator } from '@playwright/test';
import { logInOf } from '../support/e2e/environment';
import { test } from '../support/e2e/test';

const unread = /, (\d+ unread|Unread),/;

async function expectUnread(row: Locator): Promise<void> {
  await expect(row).toHaveAccessibleName(unread);
}

async function expectRead(row: Locator): Promise<void> {
  await expect(row).not.toHaveAccessibleName(unread);
}

test('what is marked unread stays so in both tabs until it was left and looked at again', async ({
  sandbox,
  priya,
  seat,
}) => {
  const other = await seat(logInOf('Priya'));
  const asked = await sandbox.customerWrites('Viber', { name: 'Ulla Nord', body: 'Do you ship to Oslo?' });
  const next = await sandbox.customerWrites('Viber', { name: 'Vik Olsen', body: 'Do you ship to Bergen?' });
  await Promise.all([priya.looksAt('all', 'Viber'), other.looksAt('all', 'Viber')]);
  await Promise.all([priya.opens(asked.body), other.opens(asked.body)]);
  await expectRead(priya.row(asked.body));
  await expectRead(other.row(asked.body));

  await test.step('both look on, and it stays unread', async () => {
    await priya.page.keyboard.press('u');
    await expectUnread(priya.row(asked.body));
    await expectUnread(other.row(asked.body));
    // Reading another one takes as long as reading this one again would.
    await priya.opens(next.body);
    await expectRead(priya.row(next.body));
    await expectRead(other.row(next.body));
    await expectUnread(priya.row(asked.body));
    await expectUnread(other.row(asked.body));
  });
  await test.step('it is read by whoever opens it again', async () => {
    await priya.opens(asked.body);
    await expectRead(priya.row(asked.body));
    await expectRead(other.row(asked.body));
  });
});

test('a thread opens where one reads on, in private and in public', async ({ sandbox, priya }) => {
  const name = 'Wim Peeters';
  const first = await sandbox.customerWrites('Viber', { name, body: 'Is it ready?' });
  const comment = await sandbox.customerWrites('Facebook', { name, body: 'Lovely bikes!' });
  await priya.looksAt('all');
  await priya.opens(first.body);
  await expectRead(priya.row(first.body));
  await priya.opens(comment.body);
  const line = priya.writings.getByText('New', { exact: true });
  await expect(line).toBeInViewport();
  const second = await sandbox.customerWrites('Viber', { name, body: 'Is anybody in the workshop?' });
  await priya.opens(second.body);
  await expect(line).toBeInViewport();
  await priya.repliesTo(second.body, 'It is.');
  await expect(line).toBeHidden();
});
