import { expect } from '@playwright/test';
import { logInOf } from '../support/e2e/environment';
import type { Person } from '../support/e2e/person';
import { test } from '../support/e2e/test';

/** Goes through RingCentral's own page, and says yes or no there. */
async function answersAtRingCentral({ page }: Person, user: string, answer: 'Allow' | 'Deny'): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Sign in to RingCentral' })).toBeVisible();
  await page.getByText(user).click();
  await page.getByRole('button', { name: answer }).click();
}

test('an agent replies as themselves, is told when their login ends, and takes it out again', async ({
  sandbox,
  seat,
}) => {
  const jonas = await seat(logInOf('Jonas'));
  const { page } = jonas;
  await page.goto('/settings/login');
  const card = page.getByRole('region', { name: 'Northwind Bikes' });
  await expect(card).toContainText('Not linked');
  await card.getByRole('button', { name: /^Link your login/ }).click();
  await answersAtRingCentral(jonas, 'Tomás Ferreira', 'Deny');
  await expect(page.getByRole('alert').filter({ hasText: 'it was not allowed' })).toBeVisible();

  await card.getByRole('button', { name: /^Link your login/ }).click();
  await answersAtRingCentral(jonas, 'Tomás Ferreira', 'Allow');
  await expect(page.getByRole('status').filter({ hasText: 'Your login is linked.' })).toBeVisible();
  await expect(card).toContainText('Linked as Tomás Ferreira');

  const asked = await sandbox.customerWrites('Viber', {
    name: 'Ines Prates',
    body: 'Who am I writing with?',
  });
  await jonas.looksAt('all');
  await jonas.opens(asked.body);
  await jonas.repliesTo(asked.body, 'With me, Jonas.');
  await expect(jonas.message('With me, Jonas.')).toContainText('by own login');
  expect(await sandbox.repliesTo(asked)).toMatchObject([{ creatorId: '102' }]);

  await sandbox.endSessions();
  await jonas.repliesTo(asked.body, 'And still me.');
  await expect(jonas.message('And still me.')).toContainText('by the team’s login');
  await expect(jonas.thread).toContainText('Your RingCentral login has ended.');
  await jonas.thread.getByRole('link', { name: 'Your login' }).click();
  await expect(card).toContainText('Ended');
  await card.getByRole('button', { name: 'Unlink' }).click();
  await expect(card).toContainText('Not linked');
});
