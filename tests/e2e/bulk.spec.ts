import { expect } from '@playwright/test';
import type { Person } from '../support/e2e/person';
import { test } from '../support/e2e/test';

const SOON = { timeout: 2_000 };

const barOf = ({ page }: Person) => page.getByRole('region', { name: 'Selected conversations' });
const lineOf = ({ page }: Person) => page.getByRole('region', { name: 'Change of many conversations' });
const said = ({ page }: Person, text: string) => page.getByRole('listitem').filter({ hasText: text });

test('three are chosen by keys and mouse, closed at once, and had back', async ({ sandbox, priya }) => {
  const names = ['Una Falk', 'Vito Gallo', 'Wim Haas', 'Xenia Ito'] as const;
  const [first, second, third, last] = names;
  for (const [n, name] of names.entries()) {
    await sandbox.customerWrites('Viber', { name, body: 'Do you sell tyres?', minutesAgo: (n + 1) / 10 });
  }
  await priya.looksAt('all', 'Viber');
  await expect(priya.row(last)).toBeVisible();

  await test.step('X chooses, the avatar does, and Shift reaches from there to here', async () => {
    await priya.row(first).focus();
    await expect(async () => {
      await priya.page.keyboard.press('x');
      await expect(barOf(priya).getByRole('heading')).toHaveText('1 selected', SOON);
    }).toPass();
    await expect(priya.row(`Selected, ${first}`)).toBeFocused();
    await priya.row(third).click({ modifiers: ['Shift'] });
    await expect(barOf(priya).getByRole('heading')).toHaveText('3 selected');
    await priya.page.getByRole('button', { name: `Select ${last}` }).click();
    await expect(barOf(priya).getByRole('heading')).toHaveText('4 selected');
    await priya.page.getByRole('button', { name: `Select ${last}` }).click();
    await expect(priya.row(`Selected, ${second}`)).toBeVisible();
    await expect(priya.thread).toBeHidden();
  });

  await test.step('E closes all three; Z puts them back', async () => {
    await priya.page.keyboard.press('e');
    await expect(said(priya, '3 closed')).toBeVisible();
    await expect(priya.row(third)).toBeHidden();
    await priya.page.keyboard.press('z');
    await expect(said(priya, '3 put back')).toBeVisible();
    for (const name of names) await expect(priya.row(name)).toBeVisible();
  });

  await test.step('Escape lets go of everything chosen', async () => {
    await priya.row(first).focus();
    await priya.page.keyboard.press('ControlOrMeta+a');
    await expect(barOf(priya)).toBeVisible();
    await priya.page.keyboard.press('Escape');
    await expect(barOf(priya)).toBeHidden();
  });
});

test('all that match go to a team, also those nobody has scrolled to, and what was not changed is told', async ({
  sandbox,
  priya,
  amira,
}) => {
  test.slow();
  const team = `Workshop ${Date.now()}`;
  await amira.looksAt('all');
  const status = await amira.page.evaluate(async (name) => {
    const body = JSON.stringify({ name, memberIds: [] });
    const headers = { 'content-type': 'application/json' };
    return (await fetch('/api/teams', { method: 'POST', headers, body })).status;
  }, team);
  expect(status).toBe(201);
  const names = Array.from({ length: 55 }, (_, n) => `Yara ${n + 1}`);
  const body = 'When do you open?';
  await Promise.all(names.map((name) => sandbox.customerWrites('EngageMessaging', { name, body })));
  await priya.page.goto('/inbox/all?kind=EngageMessaging');
  const imported = { timeout: 60_000 };
  await expect.poll(() => priya.badgeOf('Engage Messaging'), imported).toBeGreaterThanOrEqual(55);
  // A list that was short when it was read has no second page, however much has come since.
  await priya.page.reload();
  const count = await priya.badgeOf('Engage Messaging');

  await test.step('everything shown, then everything that matches', async () => {
    await priya.list.getByRole('link').first().focus();
    await expect(async () => {
      await priya.page.keyboard.press('ControlOrMeta+a');
      await expect(barOf(priya).getByRole('heading')).toHaveText('50 selected', SOON);
    }).toPass();
    await barOf(priya)
      .getByRole('button', { name: `Select all ${count} that match` })
      .click();
    await expect(barOf(priya).getByRole('heading')).toHaveText(`${count} selected`);
    await barOf(priya).getByRole('button', { name: 'Assign' }).click();
    await priya.page.getByRole('menuitem', { name: team }).click();
    await expect(said(priya, `${count} assigned`)).toBeVisible({ timeout: 20_000 });
  });

  await test.step('and back, as a second thought', async () => {
    await priya.page.keyboard.press('z');
    await expect(said(priya, `${count} put back`)).toBeVisible({ timeout: 20_000 });
  });

  await test.step('closed ones need no reply: the line says which, and why', async () => {
    await priya.list.getByRole('link').first().focus();
    await priya.page.keyboard.press('x');
    await priya.page.keyboard.press('e');
    await expect(said(priya, '1 closed')).toBeVisible();
    await priya.page.goto('/inbox/closed?kind=EngageMessaging');
    await priya.list.getByRole('link').first().focus();
    await expect(async () => {
      await priya.page.keyboard.press('x');
      await expect(barOf(priya).getByRole('heading')).toHaveText('1 selected', SOON);
    }).toPass();
    await barOf(priya).getByRole('button', { name: 'More' }).click();
    await priya.page.getByRole('menuitem', { name: 'Needs a reply' }).click();
    await expect(lineOf(priya)).toContainText('0 marked as needing a reply, 1 not');
    await lineOf(priya).getByRole('button', { name: 'Show which' }).click();
    await expect(priya.page.getByRole('dialog', { name: 'Not changed' })).toContainText('Not open');
  });
});
