import { expect, type Locator, type Page } from '@playwright/test';
import { logInOf } from '../support/e2e/environment';
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

test('an agent loses a channel alone, and has it again as everybody', async ({
  sandbox,
  amira,
  priya,
  seat,
}) => {
  const asked = await sandbox.customerWrites('Messenger', { name: 'Ole Dahl', body: 'Have you tubes?' });
  const jonas = await seat(logInOf('Jonas'));
  await Promise.all([priya.looksAt('all'), jonas.looksAt('all')]);
  await Promise.all([
    expect(priya.row(asked.body)).toBeVisible(),
    expect(jonas.row(asked.body)).toBeVisible(),
  ]);
  const { page } = amira;
  const dialog = rightsDialogOf(page);
  const priyaMay = (right: string) =>
    dialog.getByRole('checkbox', { name: `Priya Raman may ${right} Messenger` });
  const menu = page.getByRole('button', { name: 'More for Messenger' });
  const asEverybody = dialog.getByRole('button', { name: 'As everybody: Priya' });

  await test.step('the admin opens it from the menu of the channel, by keyboard', async () => {
    await page.goto('/settings/channels');
    await menu.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Rights of people' }).press('Enter');
    await expect(priyaMay('read')).toBeChecked();
    await expect(dialog.getByRole('rowheader', { name: 'Maya' })).toHaveCount(0);
    await expect(asEverybody).toHaveCount(0);
  });
  await test.step('who may not read it any more loses it in the open tab, and nobody else does', async () => {
    await priyaMay('read').press('Space');
    await expect(priyaMay('read')).not.toBeChecked();
    await expect(priyaMay('reply on')).not.toBeChecked();
    await expect(asEverybody).toBeVisible();
    await expect(priya.row(asked.body)).toBeHidden();
    await expect(jonas.row(asked.body)).toBeVisible();
  });
  await test.step('two clicks after another are two changes', async () => {
    await priyaMay('reply on').click();
    await priyaMay('reply on').click();
    await expect(priya.row(asked.body)).toBeVisible();
    await expect(priyaMay('read')).toBeChecked();
    await expect(priyaMay('reply on')).not.toBeChecked();
    await priya.opens(asked.body);
    await expect(priya.refusal).toHaveText('You can read Messenger but not reply. Supervisors can.');
    await expect(dialog.getByRole('alert')).toHaveCount(0);
  });
  await test.step('as everybody is as all agents are', async () => {
    await asEverybody.press('Enter');
    await expect(asEverybody).toHaveCount(0);
    await expect(priyaMay('read')).toBeFocused();
    await expect(priyaMay('reply on')).toBeChecked();
    await expect(priya.composer).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(menu).toBeFocused();
  });
});

test('what another admin set meanwhile is told, not overwritten', async ({ amira, browserErrors }) => {
  browserErrors.expect(/status of 422 .*\/api\/channels\/.*\/rights/);
  const theirs = await amira.page.context().newPage();
  const read = 'Priya Raman may read Viber';
  for (const page of [amira.page, theirs]) await opensRightsOn(page, 'Viber');
  const mine = rightsDialogOf(amira.page);
  let letGo = () => {};
  const isLetGo = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await amira.page.route('**/rights/*', async (route) => {
    await isLetGo;
    await route.continue();
  });
  await mine.getByRole('checkbox', { name: 'Priya Raman may reply on Viber' }).click();
  await expect(mine.getByRole('checkbox', { name: 'Priya Raman may reply on Viber' })).not.toBeChecked();
  await rightsDialogOf(theirs).getByRole('checkbox', { name: read }).click();
  await expect(theirs.getByText('Saved. Priya Raman on Viber')).toBeVisible();
  letGo();
  await expect(mine.getByRole('alert')).toHaveText(
    'Somebody else has just changed what Priya Raman may do. This is how it is now.',
  );
  await expect(mine.getByRole('checkbox', { name: read })).not.toBeChecked();
  await mine.getByRole('button', { name: 'As everybody: Priya Raman' }).click();
  await expect(mine.getByRole('alert')).toHaveCount(0);
  for (const page of [amira.page, theirs]) {
    await expect(rightsDialogOf(page).getByRole('checkbox', { name: read })).toBeChecked();
  }
  await theirs.close();
});

test('what a team gives is told beside each of its agents, and stays', async ({ amira }) => {
  const { page } = amira;
  const name = `Tube ${Date.now()}`;
  const dialog = page.getByRole('dialog');
  await page.goto('/settings/people');
  await page.getByRole('button', { name: 'Add a team' }).click();
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByLabel('Priya').check();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  await page.goto('/settings/channels');
  await page.getByRole('checkbox', { name: `Team ${name} may read Viber` }).click();
  await opensRightsOn(page, 'Viber');
  const rights = rightsDialogOf(page);
  await expect(rights.getByText(`By team ${name}: Read`, { exact: true })).toHaveCount(1);
  await expect(rights.getByRole('checkbox', { name: 'Jonas Weber may read Viber' })).toBeEnabled();
  const priyaReads = rights.getByRole('checkbox', { name: 'Priya Raman may read Viber' });
  await expect(priyaReads).toHaveAttribute('aria-disabled', 'true');
  await page.goto('/settings/people');
  await page.getByRole('button', { name: `Remove ${name}` }).click();
  await expect(page.getByRole('button', { name: `Remove ${name}` })).toHaveCount(0);
  await opensRightsOn(page, 'Viber');
  await expect(priyaReads).not.toHaveAttribute('aria-disabled');
});

function rightsDialogOf(page: Page): Locator {
  return page.getByRole('dialog', { name: /^Rights of people on/ });
}

async function opensRightsOn(page: Page, channel: string): Promise<void> {
  await page.goto('/settings/channels');
  await page.getByRole('button', { name: `More for ${channel}` }).click();
  await page.getByRole('menuitem', { name: 'Rights of people' }).click();
  await expect(rightsDialogOf(page).getByRole('table')).toBeVisible();
}
