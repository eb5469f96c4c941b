import { randomUUID } from 'node:crypto';
import { expect } from '@playwright/test';
import { test } from '../support/e2e/test';

const CONTENTS = '/api/social-messaging/v1/contents?perPage=1';

test('an admin makes a token, whose secret is shown once, sees it used, and takes it back', async ({
  amira,
  request,
}) => {
  const { page } = amira;
  await page.goto('/settings/api');
  await page.getByRole('button', { name: 'Make a token' }).click();
  const form = page.getByRole('dialog', { name: 'Make a token' });
  await form.getByLabel('What it is for').fill('Order system');
  await form.getByRole('checkbox', { name: 'Read' }).uncheck();
  await form.getByRole('button', { name: 'Make it' }).click();
  await expect(form.getByRole('alert')).toHaveText('Choose what it may do.');
  await form.getByRole('checkbox', { name: 'Read' }).check();
  await form.getByLabel('Some channels').check();
  await form.getByRole('button', { name: 'Make it' }).click();
  await expect(form.getByRole('alert')).toHaveText('Choose a channel.');
  await form.getByLabel('WhatsApp').first().check();
  await form.getByRole('button', { name: 'Make it' }).click();

  const shown = page.getByRole('dialog', { name: 'Token for Order system' });
  const secret = await shown.getByLabel('Secret').inputValue();
  expect(secret).toMatch(/^foyer_/);
  await shown.getByRole('button', { name: 'Close' }).last().click();
  const line = page.getByRole('listitem', { name: 'Order system' });
  await expect(line).toContainText(`foyer_…${secret.slice(-4)}`);
  await expect(line).toContainText('1 channel');
  await expect(line).toContainText('never used');

  const headers = { authorization: `Bearer ${secret}` };
  expect((await request.get(CONTENTS, { headers })).status()).toBe(200);
  await page.reload();
  await expect(line).toContainText('last used');
  expect(await page.content()).not.toContain(secret);

  await line.getByRole('button', { name: 'Revoke Order system' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }).click();
  await expect(line).toBeHidden();
  expect((await request.get(CONTENTS, { headers })).status()).toBe(401);
  await page.goto('/settings/audit');
  await expect(page.getByText('revoked the API token Order system')).toBeVisible();
});

test('an admin reads what programs may ask, and a program asks just that', async ({ amira, request }) => {
  const { page } = amira;
  await page.goto('/settings/api');
  await page.getByText('/conversations', { exact: true }).first().click();
  await expect(page.getByRole('heading', { name: 'List conversations' })).toBeVisible();
  await expect(page.getByText('ConversationPage').first()).toBeVisible();
  await page.getByText('/messages/{id}/attachments/{index}', { exact: true }).click();
  await expect(page.getByText('The file itself, of any media type').filter({ visible: true })).toBeVisible();

  await page.getByRole('button', { name: 'Make a token' }).click();
  await page.getByLabel('What it is for').fill('Reader');
  await page.getByRole('button', { name: 'Make it' }).click();
  const authorization = `Bearer ${await page.getByLabel('Secret').inputValue()}`;
  const answer = await request.get('/api/v1/conversations?view=all', { headers: { authorization } });
  expect((await answer.json()).conversations.length).toBeGreaterThan(0);
});

test('what a program does in somebody’s name is told with its own, where colleagues read it', async ({
  sandbox,
  amira,
  priya,
  request,
}) => {
  const asked = await sandbox.customerWrites('WhatsApp', {
    name: 'Tilda Marsh',
    body: 'Where is order 4471?',
  });
  await amira.page.goto('/settings/api');
  await amira.page.getByRole('button', { name: 'Make a token' }).click();
  const form = amira.page.getByRole('dialog', { name: 'Make a token' });
  await form.getByLabel('What it is for').fill('Shop bot');
  for (const scope of ['Reply', 'Sort']) await form.getByRole('checkbox', { name: scope }).check();
  await form.getByRole('button', { name: 'Make it' }).click();
  const headers = { authorization: `Bearer ${await amira.page.getByLabel('Secret').inputValue()}` };

  await priya.looksAt('all');
  await priya.opens(asked.body);
  const id = new URL(priya.page.url()).pathname.split('/').at(-1);
  const place = `/api/v1/conversations/${id}`;
  const write = (path: string, text: object) =>
    request.post(`${place}/${path}`, { headers, data: { clientId: randomUUID(), ...text } });
  expect((await write('messages', { body: 'It left today.' })).status()).toBe(201);
  expect((await write('notes', { text: 'Tracked as 00340' })).status()).toBe(201);
  const closing = await request.put(`${place}/status`, { headers, data: { status: 'closed' } });
  expect(closing.status()).toBe(200);

  const { thread } = priya;
  await expect(priya.message('It left today.')).toContainText('Amira Haddad·Shop bot');
  await expect(thread.getByRole('article').filter({ hasText: 'Tracked as' })).toContainText(
    'Amira Haddad·Shop bot',
  );
  await expect(thread.getByText('Amira Haddad closed this, through Shop bot')).toBeVisible();
  await expect(priya.message('It left today.')).toContainText('through the token Shop bot');
});

test('only an admin finds tokens in the settings', async ({ priya }) => {
  await priya.page.goto('/settings/api');
  await expect(priya.page.getByText('Only admins can change settings')).toBeVisible();
});
