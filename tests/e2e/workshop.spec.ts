import { expect } from '@playwright/test';
import { test as story } from '../support/e2e/test';
import { type Json, type PlatformClient, requestToken, signIn } from '../support/platform-client';
import { type SandboxProcess, startSandbox } from '../support/sandbox-process';
import { startReceiver } from '../support/webhook-receiver';

const CONTENTS = '/cx/social-messaging/v1/contents';
const SUBSCRIPTION = '/restapi/v1.0/subscription';

/** What these stories do would end the others: each run has a platform of its own, with a client that suffers it. */
const test = story.extend<{ own: SandboxProcess; client: PlatformClient }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures are needed.
  own: async ({}, use) => {
    const own = await startSandbox();
    await use(own);
    await own.stop();
  },
  client: async ({ own }, use) => use(await signIn(own)),
});

async function codeOf(client: PlatformClient): Promise<unknown> {
  return (await client.call('GET', `${CONTENTS}?perPage=1`)).body.errorCode;
}

test('what can happen to a client at once does, and the page says so', async ({ page, own, client }) => {
  const receiver = await startReceiver();
  const deliveryMode = { transportType: 'WebHook', address: receiver.url };
  const eventFilters = [`${CONTENTS}/Imported`];
  const { body: subscription } = await client.call('POST', SUBSCRIPTION, { eventFilters, deliveryMode });
  await page.goto(`${own.url}/__sandbox/#break`);
  const section = page.getByRole('region', { name: 'At once' });
  const press = async (button: string, words: string | RegExp) => {
    await section.getByRole('button', { name: button }).click();
    await expect(section.getByRole('status')).toHaveText(words);
  };

  await press(
    'Blacklist the webhooks',
    'The webhooks are blacklisted. Nothing is delivered until somebody subscribes anew.',
  );
  const { body: listed } = await client.call('GET', `${SUBSCRIPTION}/${String(subscription.id)}`);
  expect(listed.status).toBe('Blacklisted');

  await press('Expire all access tokens', 'All access tokens have expired.');
  expect(await codeOf(client)).toBe('OAU-128');
  await press('Sign everybody out', 'Everybody is signed out.');
  expect(await codeOf(client)).toBe('OAU-213');

  const before = Date.parse((await own.control<{ now: string }>('/clock')).now);
  await press('A day passes', /^A day has passed\. It is /);
  const after = Date.parse((await own.control<{ now: string }>('/clock')).now);
  expect(after - before).toBeGreaterThanOrEqual(86_400_000);

  await press('Release withheld confirmations', 'None was withheld.');
  await receiver.stop();
});

test('a scene is played, and the rate of people who write by themselves is set', async ({ page, own }) => {
  const { records: scenes } = await own.control<{ records: Json[] }>('/scenes');
  const scene = scenes.find(({ name }) => name === 'changing-reviews');
  const { records: before } = await own.control<{ records: Json[] }>('/contents');
  await page.goto(`${own.url}/__sandbox/`);
  const others = page.getByRole('region', { name: 'Others' });
  await others.getByRole('button', { name: `Play ${String(scene?.title)}` }).click();
  await expect(others.getByRole('status')).toHaveText(/^Playing: .+ \(\d+ to come\)\.$/);
  await expect
    .poll(async () => (await own.control<{ records: Json[] }>('/contents')).records.length)
    .toBeGreaterThan(before.length);

  await others.getByLabel('How many write').selectOption('30 a minute');
  await expect(others.getByRole('status')).toHaveText('People write: 30 a minute.');
  expect(await own.control('/settings')).toMatchObject({ customersPerMinute: 30 });
});

test('a person says who they are and lets an app speak for them', async ({
  page,
  browserErrors,
  own,
  client,
}) => {
  // The app's side of the redirect is a bare answer without an icon.
  browserErrors.expect(/favicon\.ico/);
  const redirectUri = `${own.url}/__sandbox/health`;
  const request = new URLSearchParams({
    response_type: 'code',
    client_id: client.demo.clientId,
    redirect_uri: redirectUri,
    state: 'back to work',
  });
  await page.goto(`${own.url}/restapi/oauth/authorize?${request}`);
  await expect(page.getByRole('heading', { name: 'Sign in to RingCentral' })).toBeVisible();
  await page.getByRole('radio', { name: /Priya Raman/ }).check();
  await page.getByRole('button', { name: 'Allow' }).click();
  await expect(page).toHaveURL(/state=back\+to\+work/);
  const code = new URL(page.url()).searchParams.get('code') ?? '';
  const grant = { grant_type: 'authorization_code', code, redirect_uri: redirectUri };
  expect((await requestToken(client.demo, grant)).body.owner_id).toBe('103');
});
