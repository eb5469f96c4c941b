import { expect } from '@playwright/test';
import { test } from '../support/e2e/test';

test('an agent without the right to read a channel does not see it, nor what arrives there', async ({
  sandbox,
  amira,
  priya,
  maya,
  browserErrors,
}) => {
  browserErrors.expect(/status of 404 .*\/api\/(conversations|people|presence)/);
  const before = await sandbox.customerWrites('InstagramMessaging', {
    name: 'lea.v',
    body: 'Do you rent bikes?',
  });
  const channelInSidebar = priya.page
    .getByRole('navigation', { name: 'Views' })
    .getByRole('link', { name: 'Instagram direct' });
  await Promise.all([priya.looksAt('all'), maya.looksAt('all')]);
  await Promise.all([priya.opens(before.body), maya.opens(before.body)]);
  await amira.page.goto('/settings/channels');
  const mayRead = amira.page.getByRole('checkbox', { name: 'Agents may read Instagram direct' });

  await test.step('the admin takes the right away', async () => {
    await mayRead.click();
    await expect(channelInSidebar).toBeHidden();
    await expect(priya.row(before.body)).toBeHidden();
    await expect(priya.page.getByText('This conversation is not here')).toBeVisible();
    await expect(priya.page.getByText(before.body)).toBeHidden();
  });
  await test.step('what arrives there is for the supervisor alone', async () => {
    await sandbox.customerWrites('InstagramMessaging', { name: 'lea.v', body: 'For two, on Sunday.' });
    await expect(maya.message('For two, on Sunday.')).toBeVisible();
    await sandbox.customerWrites('Viber', { name: 'Bogdan Ilic', body: 'Good morning!' });
    await expect(priya.row('Good morning!')).toBeVisible();
    await expect(priya.row('For two, on Sunday.')).toBeHidden();
  });
  await test.step('the admin gives it back', async () => {
    await mayRead.click();
    await expect(channelInSidebar).toBeVisible();
    await expect(priya.row('For two, on Sunday.')).toBeVisible();
  });
});

test('an agent who may read but not reply is told so where the answer would be written', async ({
  sandbox,
  amira,
  priya,
}) => {
  const asked = await sandbox.customerWrites('Messenger', {
    name: 'Tom Bauer',
    body: 'Is it waterproof?',
  });
  await priya.looksAt('all');
  await priya.opens(asked.body);
  await expect(priya.composer).toBeVisible();
  await amira.page.goto('/settings/channels');
  const mayReply = amira.page.getByRole('checkbox', { name: 'Agents may reply on Messenger' });
  await mayReply.click();
  await expect(priya.refusal).toHaveText('You can read Messenger but not reply. Supervisors can.');
  await mayReply.click();
  await expect(priya.composer).toBeVisible();
});

test('a channel for one team is seen by its agents alone, at once, for as long as they are in it', async ({
  sandbox,
  amira,
  priya,
}) => {
  const asked = await sandbox.customerWrites('Viber', { name: 'Bogdan Ilic', body: 'Do you repair forks?' });
  const name = `Fork ${Date.now()}`;
  const dialog = amira.page.getByRole('dialog');
  await priya.looksAt('all');
  await expect(priya.row(asked.body)).toBeVisible();

  await test.step('a team of nobody gets the channel, and all agents lose it', async () => {
    await amira.page.goto('/settings/people');
    await amira.page.getByRole('button', { name: 'Add a team' }).click();
    await dialog.getByLabel('Name').fill(name);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await amira.page.goto('/settings/channels');
    const teamReads = amira.page.getByRole('checkbox', { name: `Team ${name} may read Viber` });
    await teamReads.click();
    await expect(teamReads).toBeChecked();
    await amira.page.getByRole('checkbox', { name: 'Agents may read Viber' }).click();
    await expect(priya.row(asked.body)).toBeHidden();
  });
  await test.step('who comes into the team sees it', async () => {
    await amira.page.goto('/settings/people');
    await amira.page.getByRole('button', { name: `Change ${name}` }).click();
    await dialog.getByLabel('Priya').check();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(priya.row(asked.body)).toBeVisible();
  });
  await test.step('and no longer when the team is gone', async () => {
    await amira.page.getByRole('button', { name: `Remove ${name}` }).click();
    await expect(priya.row(asked.body)).toBeHidden();
    await amira.page.goto('/settings/channels');
    await amira.page.getByRole('checkbox', { name: 'Agents may read Viber' }).click();
    await amira.page.getByRole('checkbox', { name: 'Agents may reply on Viber' }).click();
    await expect(priya.row(asked.body)).toBeVisible();
  });
});
