import { expect, type Page } from '@playwright/test';
import { sandboxUrl } from '../support/e2e/environment';
import type { Person } from '../support/e2e/person';
import { test } from '../support/e2e/test';

/** The business that has no account yet. */
const EMPTY = 'Kestrel Rentals';
/** A user of the platform. */
const PRIYA = { id: '103', name: 'Priya Raman' };

async function switchesTo({ page }: Person, workspace: string): Promise<void> {
  await page.getByRole('button', { name: /^Your account/ }).click();
  await page.getByRole('menuitem', { name: workspace }).click();
  await expect(page).toHaveTitle(new RegExp(`${workspace} · Foyer$`));
}

const wizard = (page: Page) => page.getByRole('dialog', { name: 'Connect a RingCentral account' });
const told = (page: Page, fault: string) => wizard(page).getByRole('alert').filter({ hasText: fault });

async function enter(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [label, value] of Object.entries(fields)) {
    await wizard(page).getByLabel(label, { exact: true }).fill(value);
  }
}

const goesOn = (page: Page, button: string) => wizard(page).getByRole('button', { name: button }).click();

async function answersAtRingCentral(page: Page, answer: 'Allow' | 'Deny'): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Sign in to RingCentral' })).toBeVisible();
  await page.getByText(PRIYA.name).click();
  await page.getByRole('button', { name: answer }).click();
}

test('from an empty workspace to the first conversation, with everything going wrong once', async ({
  sandbox,
  amira,
}) => {
  test.slow();
  const { page } = amira;
  const all = ['SocialMessaging', 'SubscriptionWebhook', 'ReadAccounts'];
  const good = await sandbox.registerApp('Kestrel', all);
  const deaf = await sandbox.registerApp('Deaf', ['SocialMessaging', 'ReadAccounts']);
  const blind = await sandbox.registerApp('Blind', ['SubscriptionWebhook', 'ReadAccounts']);
  const jwt = await sandbox.jwt();
  await sandbox.showOnly(PRIYA.id, 'Linkedin');
  await amira.looksAt('all');
  await switchesTo(amira, EMPTY);
  await page.goto('/settings/channels');
  await expect(page.getByRole('heading', { name: 'No RingCentral account is connected' })).toBeVisible();
  await page.getByRole('button', { name: 'Connect account' }).click();

  await test.step('the server and the app: what is wrong says so, and nothing typed is lost', async () => {
    await enter(page, {
      'Name in Foyer': 'Kestrel',
      'Server address': 'http://platform.example.com',
      'Client ID': good.clientId,
      'Client secret': 'not this one',
    });
    await goesOn(page, 'Check and continue');
    await expect(told(page, 'Secrets may only travel by https.')).toBeVisible();
    await enter(page, { 'Server address': 'http://127.0.0.1:9' });
    await goesOn(page, 'Check and continue');
    await expect(told(page, 'The server cannot be reached from here.')).toBeVisible();
    await enter(page, { 'Server address': sandboxUrl() });
    await goesOn(page, 'Check and continue');
    await expect(told(page, 'RingCentral does not know this app.')).toBeVisible();
    await expect(wizard(page).getByLabel('Client ID')).toHaveValue(good.clientId);
  });

  await test.step('a JWT that is wrong, and apps that may not do what Foyer needs', async () => {
    await enter(page, { 'Client secret': good.clientSecret });
    await goesOn(page, 'Check and continue');
    await enter(page, { 'JWT credential': 'nonsense' });
    await goesOn(page, 'Sign in and continue');
    await expect(told(page, 'RingCentral does not accept this JWT.')).toBeVisible();
    for (const [app, fault] of [
      [blind, 'The app lacks the permission SocialMessaging.'],
      [deaf, 'The app lacks the permission SubscriptionWebhook.'],
    ] as const) {
      await goesOn(page, 'Back');
      await enter(page, { 'Client ID': app.clientId, 'Client secret': app.clientSecret });
      await goesOn(page, 'Check and continue');
      await enter(page, { 'JWT credential': jwt });
      await goesOn(page, 'Sign in and continue');
      await expect(told(page, fault)).toBeVisible();
    }
    await goesOn(page, 'Back');
  });

  await test.step('consent that is denied leads back, with what was entered', async () => {
    await enter(page, { 'Client ID': good.clientId, 'Client secret': good.clientSecret });
    await goesOn(page, 'Check and continue');
    await goesOn(page, 'At RingCentral');
    await goesOn(page, 'Go to RingCentral');
    await answersAtRingCentral(page, 'Deny');
    await expect(told(page, 'it was not allowed at RingCentral')).toBeVisible();
    await expect(wizard(page).getByLabel('Client ID')).toHaveValue(good.clientId);
  });

  await test.step('consent that is given connects; a door that is shut is said, and opens by itself', async () => {
    await enter(page, { 'Client secret': good.clientSecret });
    await goesOn(page, 'Check and continue');
    await goesOn(page, 'At RingCentral');
    await sandbox.findsNoDoor();
    await goesOn(page, 'Go to RingCentral');
    await answersAtRingCentral(page, 'Allow');
    await expect(wizard(page)).toContainText('RingCentral could not reach Foyer at its public address.');
    await sandbox.calmDown();
    await expect(wizard(page)).toContainText('RingCentral tells Foyer of new messages as they come.', {
      timeout: 70_000,
    });
    await goesOn(page, 'Continue');
    await expect(wizard(page)).toContainText(/All \d+ messages are here/);
    await expect(wizard(page).getByRole('list', { name: 'Channels found' })).toContainText('LinkedIn');
  });

  await test.step('the first real conversation comes in by itself', async () => {
    await wizard(page).getByRole('link', { name: 'Open the inbox' }).click();
    const asked = await sandbox.customerWrites('Linkedin', {
      name: 'Ferran Vidal',
      body: 'Do you rent out cargo bikes?',
    });
    await amira.opens(asked.body);
    await expect(amira.message(asked.body)).toBeVisible();
    await page.keyboard.press('e');
  });

  await test.step('disconnecting keeps what has come', async () => {
    await page.goto('/settings/channels');
    const card = page.getByRole('region', { name: 'Kestrel' });
    await expect(card).toContainText(`Signed in as ${PRIYA.name}`);
    await card.getByRole('button', { name: 'More for Kestrel' }).click();
    await page.getByRole('menuitem', { name: 'Disconnect…' }).click();
    await page.getByRole('button', { name: 'Disconnect', exact: true }).click();
    await expect(card).toContainText('Disconnected');
    await amira.looksAt('closed');
    await expect(amira.row('Do you rent out cargo bikes?')).toBeVisible();
    await switchesTo(amira, 'Northwind Bikes');
  });
});
