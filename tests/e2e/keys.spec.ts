import { expect } from '@playwright/test';
import { logInOf } from '../support/e2e/environment';
import type { Person } from '../support/e2e/person';
import { test } from '../support/e2e/test';

/** What somebody at a keyboard does: nothing here knows a mouse. */
function handsOf({ page }: Person) {
  return async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
}

const SOON = { timeout: 2000 };

test('a whole inbox is worked by keyboard: taken, read, answered, closed', async ({ sandbox, priya }) => {
  const [third, second, first] = ['Ada Blom', 'Bo Carlsen', 'Cy Dubois'] as const;
  const questionOf = (name: string) => `Do you repair ${name} bikes?`;
  for (const [n, name] of [third, second, first].entries()) {
    await sandbox.customerWrites('Viber', { name, body: questionOf(name), minutesAgo: (3 - n) / 30 });
  }
  const press = handsOf(priya);
  const { thread, composer } = priya;
  await priya.looksAt('unassigned', 'Viber');
  await expect(priya.row(first)).toBeVisible();

  await test.step('J walks, I takes: each leaves the list, and the focus goes on to the next', async () => {
    await priya.pressesUntil('j', () => expect(priya.row(first)).toBeFocused(SOON));
    await priya.pressesUntil('i', () => expect(priya.row(first)).toBeHidden(SOON));
    await press('j', 'k');
    for (const name of [second, third]) {
      await expect(priya.row(name)).toBeFocused();
      await press('i');
      await expect(priya.row(name)).toBeHidden();
    }
  });
  await priya.looksAt('mine', 'Viber');
  await expect(priya.row(first)).toBeVisible();

  await test.step('Enter opens, R writes, Control and Enter send, Escape leads back, E closes', async () => {
    await priya.pressesUntil('j', () => expect(priya.row(first)).toBeFocused(SOON));
    await press('Enter');
    await expect(thread.getByRole('heading', { level: 2 })).toBeFocused();
    await press('r');
    await expect(composer).toBeFocused();
    await priya.page.keyboard.type('jk eairm? Yes, we do.');
    await press('Control+Enter');
    await expect(priya.message('jk eairm? Yes, we do.')).toContainText('Sent');
    await expect(composer).toBeFocused();
    await press('Escape');
    await expect(thread.getByRole('heading', { level: 2 })).toBeFocused();
    await press('Escape');
    await expect(priya.row(first)).toBeFocused();
    await press('e');
    await expect(priya.row(first)).toBeHidden();
    await expect(priya.row(second)).toBeFocused();
  });

  await test.step('R on a row that is not open answers that one and no other', async () => {
    await press('r');
    await expect(composer).toBeFocused();
    await expect(priya.message(questionOf(second))).toBeVisible();
    await priya.page.keyboard.type('Yes.');
    await press('Control+Enter', 'Escape');
    await expect(thread.getByRole('heading', { level: 2 })).toBeFocused();
    await press('e');
    await expect(priya.row(second)).toBeHidden();
    await expect(priya.row(third)).toBeFocused();
  });

  await test.step('Shift with the keys that send closes too; Z has it back', async () => {
    await press('r');
    await expect(composer).toBeFocused();
    await priya.page.keyboard.type('Every day.');
    await press('Control+Shift+Enter');
    await expect(priya.message('Every day.')).toContainText('Sent');
    await expect(priya.row(third)).toBeHidden();
    await press('Escape', 'z');
    await expect(priya.row(third)).toBeVisible();
    await press('Escape');
    await expect(priya.row(third)).toBeFocused();
  });

  await test.step('the second half of Send goes on to the next that waits, ready to answer', async () => {
    const next = await sandbox.customerWrites('Viber', { name: 'Cy Dubois', body: 'And on Sundays?' });
    await priya.opens(third);
    await press('r');
    await expect(composer).toBeFocused();
    await priya.page.keyboard.type('Not on Sundays.');
    await priya.page.getByRole('button', { name: 'Send, and then' }).press('Enter');
    await priya.page.getByRole('menuitem', { name: 'Send and go to the next' }).press('Enter');
    await expect(priya.message(next.body)).toBeVisible();
    await expect(composer).toBeFocused();
    // It came while the keys were in the list, so that it waited above.
    await expect(priya.row(first)).toBeVisible();
    await press('Escape');
    await expect(thread.getByRole('heading', { level: 2 })).toBeFocused();
    await press('Escape');
    await expect(priya.row(first)).toBeFocused();
    await press('k', 'Enter');
    await expect(priya.message('Not on Sundays.')).toContainText('Sent');
    await press('Escape');
    await expect(priya.row(third)).toBeFocused();
  });

  await test.step('A asks to whom', async () => {
    await press('a');
    const menu = priya.page.getByRole('menu', { name: `Assigned to ${logInOf('Priya').name}` });
    await expect(menu).toBeVisible();
    await press('Escape');
    await expect(menu).toBeHidden();
    await expect(priya.message(questionOf(third))).toBeVisible();
    await press('e');
    await expect(priya.row(third)).toBeHidden();
  });
});

test('the list of keys is there for the asking, and single keys can be switched off', async ({
  sandbox,
  priya,
}) => {
  const asked = await sandbox.customerWrites('Viber', { name: 'Dee Ek', body: 'Do you have a bell?' });
  const press = handsOf(priya);
  const sheet = priya.page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await priya.looksAt('all');
  await expect(priya.row(asked.body)).toBeVisible();
  await priya.pressesUntil('?', () => expect(sheet).toContainText('Next conversation', SOON));
  await sheet.getByRole('button', { name: 'Off' }).press('Enter');
  await press('Escape');
  await expect(sheet).toBeHidden();

  await press('?', 'j');
  await expect(sheet).toBeHidden();
  await expect(priya.list.getByRole('link').first()).not.toBeFocused();

  await test.step('the account’s menu leads to them all the same', async () => {
    await priya.page.getByRole('button', { name: `Your account, ${logInOf('Priya').name}` }).press('Enter');
    await priya.page.getByRole('menuitem', { name: 'Keyboard shortcuts' }).press('Enter');
    await sheet.getByRole('button', { name: 'On' }).press('Enter');
    await press('Escape');
    await expect(sheet).toBeHidden();
    await press('j');
    await expect(priya.list.getByRole('link').first()).toBeFocused();
  });

  await test.step('/ narrows the list', async () => {
    await press('/');
    await expect(priya.page.getByRole('dialog', { name: 'Filter' })).toBeVisible();
  });
});

test('what a colleague takes keeps its place under the hand, and says who has it', async ({
  sandbox,
  priya,
  maya,
}) => {
  const asked = await sandbox.customerWrites('Viber', { name: 'Fe Gil', body: 'Do you sell used tyres?' });
  await Promise.all([priya.looksAt('unassigned'), maya.looksAt('unassigned')]);
  await priya.row(asked.body).hover();
  await maya.opens(asked.body);
  await maya.assignsToSelf();
  await expect(priya.row(asked.body)).toContainText('Taken by Maya Lindqvist');

  const other = await sandbox.customerWrites('Viber', { name: 'Gus Hill', body: 'Do you buy used tyres?' });
  const pill = priya.page.getByRole('button', { name: '1 new' });
  await expect(pill).toBeVisible();
  const under = priya.list.locator('a:hover');
  await expect(under).toContainText(asked.body);
  await pill.click();
  await expect(priya.row(asked.body)).toBeHidden();
  await expect(priya.row(other.body)).toBeFocused();
});
