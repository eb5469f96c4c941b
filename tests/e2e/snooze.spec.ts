import { expect, type Locator } from '@playwright/test';
import type { Person } from '../support/e2e/person';
import { test } from '../support/e2e/test';

const HOUR_MS = 3_600_000;
/** How long three hours last where the browser's clock is that much behind. */
const SHORT_MS = 8_000;

async function choose(person: Person, button: 'Snooze' | 'More actions', entry: string): Promise<void> {
  await person.thread.getByRole('button', { name: button }).click();
  await person.page.getByRole('menuitem', { name: entry }).click();
}

/** What takes the last act back; it stays for as long as the pointer is on it. */
async function undoOf(person: Person): Promise<Locator> {
  const undo = person.page.getByRole('button', { name: 'Undo' }).last();
  await undo.hover();
  return undo;
}

test('a snoozed conversation is out of the way until its time, or until they reply', async ({
  sandbox,
  priya,
  maya,
}) => {
  const writing = { name: 'Tilda Brink', body: 'Is my wheel true again?' };
  const asked = await sandbox.customerWrites('WhatsApp', writing);
  const row = maya.row(asked.body);
  await priya.page.clock.install({ time: Date.now() - 3 * HOUR_MS + SHORT_MS });
  await Promise.all([priya.looksAt('all'), maya.looksAt('all')]);
  await priya.opens(asked.body);

  await test.step('Undo brings it back at once, and what it owed', async () => {
    await choose(priya, 'Snooze', 'Until they reply');
    const undo = await undoOf(priya);
    await expect(row).toBeHidden();
    await undo.click();
    await expect(row).toHaveAccessibleName(/Needs reply/);
  });
  await test.step('its time brings it back by itself', async () => {
    await choose(priya, 'Snooze', 'In 3 hours');
    await expect(row).toBeHidden();
    await expect(row).toHaveAccessibleName(/Needs reply/, { timeout: 20_000 });
  });
  await test.step('so does the customer', async () => {
    await choose(priya, 'Snooze', 'Until they reply');
    await expect(row).toBeHidden();
    const again = await sandbox.customerWrites('WhatsApp', { ...writing, body: 'Hello?' });
    await expect(maya.row(again.body)).toBeVisible();
  });
});

test('what needs no reply, and how urgent it is, is seen by everybody and taken back', async ({
  sandbox,
  priya,
  maya,
}) => {
  const asked = await sandbox.customerWrites('WhatsApp', { name: 'Signe Dahl', body: 'Thanks, all good!' });
  const row = maya.row(asked.body);
  await Promise.all([priya.looksAt('all'), maya.looksAt('all')]);
  await priya.opens(asked.body);

  await choose(priya, 'More actions', 'No reply needed');
  const settling = await undoOf(priya);
  await expect(row).not.toHaveAccessibleName(/Needs reply/);
  await settling.click();
  await expect(row).toHaveAccessibleName(/Needs reply/);
  await choose(priya, 'More actions', 'Urgent');
  const prioritising = await undoOf(priya);
  await expect(row).toHaveAccessibleName(/Urgent/);
  await prioritising.click();
  await expect(row).not.toHaveAccessibleName(/Urgent/);
});
