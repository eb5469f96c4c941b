import { expect } from '@playwright/test';
import type { View } from '../support/e2e/person';
import { test } from '../support/e2e/test';

test('Back leads from a conversation to the list it was opened from, and on to the list before', async ({
  sandbox,
  priya,
}) => {
  const asked = await sandbox.customerWrites('WhatsApp', {
    name: 'Eva Moreau',
    body: 'How late are you open?',
  });
  await priya.looksAt('all');
  await priya.chooses('WhatsApp');
  await expect(priya.listHeading).toHaveText('WhatsApp');
  await priya.opens(asked.body);

  await priya.page.goBack();
  await expect(priya.thread).toBeHidden();
  await expect(priya.listHeading).toHaveText('WhatsApp');
  await priya.page.goBack();
  await expect(priya.listHeading).toHaveText('All');
  await priya.page.goForward();
  await priya.page.goForward();
  await expect(priya.message(asked.body)).toBeVisible();
});

test('a reload keeps the view, the channel and the open conversation', async ({ sandbox, priya }) => {
  const asked = await sandbox.customerWrites('Viber', { name: 'Jovana Simic', body: 'Can I pay by card?' });
  await priya.looksAt('unassigned');
  await priya.chooses('Viber');
  await priya.opens(asked.body);
  const address = priya.page.url();

  await priya.page.reload();
  await expect(priya.message(asked.body)).toBeVisible();
  await expect(priya.listHeading).toHaveText('Viber');
  await expect(priya.row(asked.body)).toHaveAttribute('aria-current', 'true');
  expect(priya.page.url()).toBe(address);
});

test('a click with ⌘ or Ctrl opens a conversation in a tab of its own and leaves the list alone', async ({
  sandbox,
  priya,
}) => {
  const asked = await sandbox.customerWrites('WhatsApp', { name: 'Nils Holm', body: 'Do you have a pump?' });
  await priya.looksAt('all');
  const opening = priya.page.context().waitForEvent('page');
  await priya.row(asked.body).click({ modifiers: ['ControlOrMeta'] });
  const tab = await opening;
  await expect(tab.getByRole('log')).toContainText(asked.body);
  await expect(priya.thread).toBeHidden();
});

test('every badge says how long its list is', async ({ sandbox, priya }) => {
  const asked = await sandbox.customerWrites('WhatsApp', { name: 'Mia Laine', body: 'I lost my key.' });
  await priya.looksAt('all');
  await priya.opens(asked.body);
  await priya.assignsToSelf();
  for (const view of ['mine', 'unassigned', 'all'] as const satisfies View[]) {
    await test.step(view, async () => {
      await priya.looksAt(view);
      await expect.poll(() => priya.lengthOfList()).toBe(await priya.badgeOf(VIEW_NAMES[view]));
    });
  }
  for (const channel of ['WhatsApp', 'Facebook', 'Google Reviews', 'X']) {
    await test.step(channel, async () => {
      await priya.chooses(channel);
      await expect.poll(() => priya.lengthOfList()).toBe(await priya.badgeOf(channel));
    });
  }
});

const VIEW_NAMES = { mine: 'My inbox', unassigned: 'Unassigned', all: 'All' };

test('a conversation that Priya takes moves from the unassigned to hers, in both browsers', async ({
  sandbox,
  priya,
  maya,
}) => {
  const asked = await sandbox.customerWrites('WhatsApp', {
    name: 'Otto Brandl',
    body: 'My chain keeps jumping.',
  });
  await Promise.all([priya.looksAt('unassigned'), maya.looksAt('unassigned')]);
  await expect(maya.row(asked.body)).toBeVisible();
  const before = await priya.badgeOf('My inbox');
  await priya.opens(asked.body);
  await priya.assignsToSelf();

  await expect(priya.row(asked.body)).toBeHidden();
  await expect(maya.row(asked.body)).toBeHidden();
  await expect.poll(() => priya.badgeOf('My inbox')).toBe(before + 1);
  await priya.chooses('My inbox');
  await expect(priya.row(asked.body)).toBeVisible();
  await maya.chooses('All');
  await expect(maya.row(asked.body)).toHaveAccessibleName(/Assigned to Priya Raman/);
});

test('a conversation that is closed leaves the open lists, and comes back when the customer writes again', async ({
  sandbox,
  priya,
  maya,
}) => {
  const thanks = await sandbox.customerWrites('WhatsApp', {
    name: 'Rosa Lindgren',
    body: 'That was all, thanks!',
    // At the top of the list, as the next one will be: only what is in sight is in the page.
    minutesAgo: 0.1,
  });
  await Promise.all([priya.looksAt('all'), maya.looksAt('all')]);
  await priya.opens(thanks.body);
  await priya.thread.getByRole('button', { name: 'Close' }).click();
  await expect(priya.row(thanks.body)).toBeHidden();
  await expect(maya.row(thanks.body)).toBeHidden();
  await maya.chooses('Closed');
  await expect(maya.row(thanks.body)).toBeVisible();

  const again = await sandbox.customerWrites('WhatsApp', { name: 'Rosa Lindgren', body: 'One more thing!' });
  await expect(maya.row(thanks.body)).toBeHidden();
  await expect(priya.row(again.body)).toBeVisible();
});
