import { expect } from '@playwright/test';
import { logInOf } from '../support/e2e/environment';
import type { Person } from '../support/e2e/person';
import { test } from '../support/e2e/test';

/** `FOYER_LONG=1` takes a hundred. */
const ROUNDS = process.env.FOYER_LONG === '1' ? 100 : 10;

test.describe.configure({ timeout: ROUNDS * 6_000 });

/** Everything that somebody's browser says at the foot of the window, from now on. */
async function listensTo({ page }: Person): Promise<string[]> {
  const said: string[] = [];
  await page.exposeFunction('heard', (text: string) => said.push(text));
  await page.evaluate(() => {
    const { heard } = window as unknown as { heard: (text: string) => void };
    const toasts = document.querySelector('ol[aria-live="polite"].fixed');
    if (!toasts) throw new Error('there is no place for toasts');
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes) for (const node of addedNodes) heard(node.textContent ?? '');
    }).observe(toasts, { childList: true });
  });
  return said;
}

/** Gives the open conversation back to the queue. */
async function returns({ page }: Person): Promise<void> {
  await page.evaluate(async () => {
    const id = window.location.pathname.split('/').at(-1);
    const { conversation } = await (await fetch(`/api/conversations/${id}`)).json();
    await fetch(`/api/conversations/${id}/assignment`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ assigneeId: null, expectedAssigneeId: conversation.assigneeId }),
    });
  });
}

test('of two who take a conversation at the same moment one has it, and the other reads who', async ({
  sandbox,
  priya,
  maya,
  browserErrors,
}) => {
  browserErrors.expect(/status of 409 .*\/assignment/);
  const asked = await sandbox.customerWrites('WhatsApp', { name: 'Ada Brook', body: 'Whose am I?' });
  const both = [priya, maya];
  await Promise.all(both.map((person) => person.looksAt('all')));
  await Promise.all(both.map((person) => person.opens(asked.body)));
  const heardBy = new Map([
    [priya, await listensTo(priya)],
    [maya, await listensTo(maya)],
  ]);
  const lossesOf = (person: Person) => heardBy.get(person)?.length ?? 0;

  for (let round = 1; round <= ROUNDS; round += 1) {
    const before = lossesOf(priya);
    const free = both.map(({ thread }) => thread.getByRole('button', { name: 'Assign', exact: true }));
    for (const button of free) await expect(button).toBeVisible();
    await Promise.all(free.map((button) => button.click()));
    await Promise.all(both.map(({ page }) => page.getByRole('menuitem', { name: 'Me' }).click()));
    await expect.poll(() => lossesOf(priya) + lossesOf(maya), { intervals: [20] }).toBe(round);
    const [winner, loser] = lossesOf(priya) > before ? [maya, priya] : [priya, maya];
    const told = `${winner.name} took it first.`;
    expect(heardBy.get(loser)?.at(-1)).toBe(told);
    await expect(loser.row(asked.body)).toHaveAccessibleName(new RegExp(told));
    for (const { thread } of both) {
      await expect(thread.getByRole('button', { name: `Assigned to ${winner.name}` })).toBeVisible();
    }
    await returns(winner);
  }
  expect(lossesOf(priya) + lossesOf(maya)).toBe(ROUNDS);
});

test('a conversation is handed over with a note, and what was typed survives a change of mind', async ({
  sandbox,
  priya,
  seat,
}) => {
  const asked = await sandbox.customerWrites('WhatsApp', { name: 'Ida Moen', body: 'Can somebody call me?' });
  await priya.looksAt('all');
  await priya.opens(asked.body);
  const dialog = priya.page.getByRole('dialog', { name: 'Hand over with a note' });
  const box = dialog.getByRole('textbox', { name: 'Note for your team' });
  const handOver = async () => {
    await priya.thread.getByRole('button', { name: 'Assign' }).click();
    await priya.page.getByRole('menuitem', { name: 'Hand over with a note' }).click();
  };
  await handOver();
  await box.fill('She is in the shop until noon.');
  await priya.page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await handOver();
  await expect(box).toHaveValue('She is in the shop until noon.');
  await dialog.getByLabel('To').selectOption('Jonas Weber');
  await dialog.getByRole('button', { name: 'Hand over' }).click();
  await expect(dialog).toBeHidden();
  await expect(priya.thread.getByRole('button', { name: 'Assigned to Jonas Weber' })).toBeVisible();

  const jonas = await seat(logInOf('Jonas'));
  await jonas.looksAt('mine');
  await jonas.opens(asked.body);
  await expect(jonas.writings).toContainText('She is in the shop until noon.');
  await expect(jonas.page.getByRole('textbox', { name: 'Note for your team' })).toBeHidden();
});
