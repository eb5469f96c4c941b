import { expect } from '@playwright/test';
import { logInOf } from '../support/e2e/environment';
import { test } from '../support/e2e/test';

test('the admin names a channel, and everybody sees the name at once', async ({
  sandbox,
  amira,
  priya,
  maya,
}) => {
  const asked = await sandbox.customerWrites('Viber', {
    name: 'Luka Peric',
    body: 'Is this the repair shop?',
  });
  await Promise.all([priya.looksAt('all'), maya.looksAt('all')]);
  await priya.opens(asked.body);
  await amira.page.goto('/settings/channels');
  await amira.page
    .getByRole('row', { name: /^Viber/ })
    .getByRole('button', { name: /^Rename/ })
    .click();
  await amira.page.getByLabel('Name of this channel').fill('Repair shop');
  await amira.page.getByRole('button', { name: 'Save' }).click();

  await expect(amira.page.getByRole('row', { name: /^Viber/ })).toContainText('Repair shop');
  await expect(priya.thread).toContainText('Viber, Repair shop');
  await expect(maya.row(asked.body)).toContainText('Repair shop');
  expect([priya.documents, maya.documents]).toEqual([1, 1]);
});

test('the admin sees the connected account: signed in, told of everything, all of the past brought in', async ({
  amira,
}) => {
  await amira.page.goto('/settings/channels');
  const card = amira.page.getByRole('region', { name: 'Northwind Bikes' });
  await expect(card).toContainText('Healthy');
  await expect(card).toContainText(/Access tokenRenews in \d+/);
  await expect(card).toContainText('SubscriptionActive');
  await expect(card).toContainText(/Last event\d+ (s|min) ago/);
  await expect(card).toContainText(/First import\d+ messages, done/);
});

test('a colleague who becomes an admin finds the settings at once, and loses them with the role', async ({
  amira,
  seat,
  browserErrors,
}) => {
  // What the page of the accounts asks in the moment in which the role ends.
  browserErrors.expect(/status of 403 .*api\/accounts\/health/);
  const jonas = await seat(logInOf('Jonas'));
  await jonas.looksAt('all');
  const settings = jonas.page.getByRole('link', { name: 'Admin' });
  await expect(settings).toBeHidden();
  await amira.page.goto('/settings/people');
  const role = amira.page.getByLabel('Role of Jonas Weber');
  await role.selectOption('Admin');
  await expect(settings).toBeVisible();
  await settings.click();
  await expect(jonas.page.getByRole('heading', { name: 'Channels & accounts' })).toBeVisible();

  await role.selectOption('Agent');
  await expect(settings).toBeHidden();
  await expect(jonas.page.getByText('Only admins can change settings')).toBeVisible();
});

test('an admin enters a link to the shop, and it stands beside each customer with their name in it', async ({
  sandbox,
  amira,
  priya,
}) => {
  await sandbox.customerWrites('Viber', { name: 'Lena Link', body: 'Where is my order?' });
  await amira.page.goto('/settings/workspace');
  const group = amira.page.getByRole('region', { name: 'Your own systems' });
  await group.getByLabel('What it is called').fill('Shop');
  await group.getByLabel('Address').fill('shop.example/{{name}}');
  await group.getByRole('button', { name: 'Add the link' }).click();
  await expect(group.getByRole('alert')).toContainText('no address of a web page');
  await group.getByLabel('Address').fill('https://shop.example/of/{{name}}');
  await group.getByRole('button', { name: 'Add the link' }).click();
  await expect(group.getByRole('listitem')).toContainText('https://shop.example/of/{{name}}');

  await priya.looksAt('all', 'Viber');
  await priya.opens('Where is my order?');
  const link = priya.page.getByRole('link', { name: 'Shop', exact: true });
  await expect(link).toHaveAttribute('href', 'https://shop.example/of/Lena%20Link');

  await group.getByRole('button', { name: 'Remove the link Shop' }).click();
  await expect(group.getByRole('listitem')).toHaveCount(0);
});

test('a team that is closed says until when, and snoozes come back when it opens', async ({
  sandbox,
  amira,
  priya,
}) => {
  const asked = await sandbox.customerWrites('Viber', { name: 'Nils Nacht', body: 'Are you there?' });
  await priya.looksAt('all', 'Viber');
  await priya.opens(asked.body);
  const closed = priya.thread.getByText('Closed until');
  await expect(closed).toBeHidden();
  // Three days ahead it opens, whichever day this is.
  const weekday = new Date(Date.now() + 3 * 86_400_000).toLocaleDateString('en', {
    weekday: 'long',
    timeZone: 'UTC',
  });
  const { page } = amira;

  await test.step('an admin enters hours; what overlaps is said where it is, and not saved', async () => {
    await page.goto('/settings/hours');
    await page.getByRole('combobox', { name: 'Time zone' }).fill('UTC');
    await page.getByRole('button', { name: `Add hours on ${weekday}` }).click();
    await page.getByRole('button', { name: `Add hours on ${weekday}` }).click();
    await page.getByLabel(`${weekday}, from`).nth(1).fill('16:00');
    await expect(page.getByRole('alert').filter({ hasText: 'overlap' })).toBeVisible();
    await page.getByRole('button', { name: 'Save the hours' }).click();
    await expect(page.getByLabel(`${weekday}, from`).first()).toBeFocused();
    await expect(closed).toBeHidden();
    await page.getByLabel(`${weekday}, from`).nth(1).fill('18:00');
    await page.getByRole('button', { name: 'Save the hours' }).click();
    await expect(page.getByRole('button', { name: 'Save the hours' })).toBeDisabled();
  });
  await test.step('everybody is told, and offered the opening', async () => {
    await expect(closed).toBeVisible();
    await priya.thread.getByRole('button', { name: 'Snooze' }).click();
    await expect(priya.page.getByRole('menuitem', { name: 'When the team opens' })).toBeVisible();
    await priya.page.keyboard.press('Escape');
  });
  await test.step('without hours the team is always there', async () => {
    for (const _ of [1, 2]) {
      await page
        .getByRole('button', { name: `Remove these hours on ${weekday}` })
        .first()
        .click();
    }
    await page.getByRole('button', { name: 'Save the hours' }).click();
    await expect(closed).toBeHidden();
  });
});

test('a supervisor renames a tag and merges it into another, and the conversations follow', async ({
  sandbox,
  maya,
  priya,
}) => {
  const asked = await sandbox.customerWrites('Viber', { name: 'Toni Tag', body: 'My tyre is flat.' });
  const [flat, tyres] = [`Flat ${Date.now()}`, `Tyres ${Date.now()}`];
  const { page } = maya;
  const line = (name: string) => page.getByRole('main').getByRole('listitem').filter({ hasText: name });
  await page.goto('/settings/tags');
  for (const name of [flat, tyres]) {
    await page.getByRole('button', { name: 'New tag' }).click();
    await page.getByRole('dialog').getByLabel('Name').fill(name);
    await page.getByRole('button', { name: 'Make the tag' }).click();
    await expect(line(name)).toContainText('On no conversation');
  }
  await priya.looksAt('all', 'Viber');
  await priya.opens(asked.body);
  await priya.thread.getByRole('button', { name: 'Tags' }).click();
  await priya.page.getByRole('menuitemcheckbox', { name: flat }).click();
  await priya.page.keyboard.press('Escape');
  await expect(priya.row(asked.body)).toContainText(flat);

  await page.reload();
  await expect(line(flat)).toContainText('On 1 conversation');
  await page.getByRole('button', { name: `Change ${flat}` }).click();
  await page.getByRole('dialog').getByLabel('Name').fill(`${flat} tyre`);
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(priya.row(asked.body)).toContainText(`${flat} tyre`);

  await page.getByRole('button', { name: `Remove ${flat} tyre` }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('1 conversation loses it.');
  await dialog.getByLabel('In its place').selectOption(tyres);
  await expect(dialog).toContainText('1 conversation gets the other tag');
  await dialog.getByRole('button', { name: 'Merge' }).click();
  await expect(priya.row(asked.body)).toContainText(tyres);
  await expect(line(tyres)).toContainText('On 1 conversation');
});

test('who has chosen no colours gets those of the workspace, before the first paint and while it is open', async ({
  amira,
  priya,
  browserErrors,
}) => {
  browserErrors.expect(/net::ERR_FAILED .*_next\/static/);
  const shown = priya.page.locator('html');
  await amira.page.goto('/settings/workspace');
  const theme = amira.page.getByLabel('Theme');
  await theme.selectOption('As the system');
  await priya.looksAt('all');
  await expect(shown).toHaveAttribute('data-theme', 'light');
  await theme.selectOption('Dark');
  await expect(shown).toHaveAttribute('data-theme', 'dark');

  await test.step('already when the script of the head has run', async () => {
    const first = await priya.page.context().newPage();
    await first.route(/_next\/static/, (route) => route.abort());
    await first.goto('/inbox/all', { waitUntil: 'commit' });
    await expect(first.locator('html')).toHaveAttribute('data-theme', 'dark');
    await first.close();
  });
  await test.step('and whoever has chosen keeps what they chose', async () => {
    await priya.page.getByRole('button', { name: /^Your account/ }).click();
    await priya.page.getByRole('menuitem', { name: 'Light' }).click();
    await expect(shown).toHaveAttribute('data-theme', 'light');
    await priya.page.reload();
    await expect(shown).toHaveAttribute('data-theme', 'light');
  });
  await theme.selectOption({ value: 'system' });
});
