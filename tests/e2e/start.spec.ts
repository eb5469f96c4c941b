import { expect } from '@playwright/test';
import type { Person } from '../support/e2e/person';
import { test } from '../support/e2e/test';

const TEMPLATE = {
  name: 'workshop_ready',
  language: 'en',
  body: 'Hi {{1}}, your {{2}} is ready to collect until {{3}}.',
};

/** The first of a network's channels. */
async function channelOf({ page }: Person, type: string): Promise<{ id: string; name: string | null }> {
  return page.evaluate(async (wanted) => {
    const { channels } = await (await fetch('/api/session')).json();
    return channels.find((channel: { type: string }) => channel.type === wanted);
  }, type);
}

const dialogOf = ({ page }: Person) => page.getByRole('dialog', { name: 'New conversation' });

async function beginsOn(person: Person, type: string) {
  const channel = await channelOf(person, type);
  await person.page.getByRole('button', { name: 'New conversation' }).click();
  await dialogOf(person).getByLabel('Channel').selectOption(channel.id);
  return channel;
}

test('an agent begins a talk on WhatsApp by a template to a number, and the customer’s answer lands in it', async ({
  sandbox,
  amira,
}) => {
  await amira.looksAt('all');
  const { id } = await channelOf(amira, 'WhatsApp');
  await amira.page.evaluate(
    async ([channelId, template]) => {
      const headers = { 'content-type': 'application/json' };
      const body = JSON.stringify({ templates: [template] });
      await fetch(`/api/channels/${channelId}/templates`, { method: 'PUT', headers, body });
    },
    [id, TEMPLATE] as const,
  );
  const dialog = dialogOf(amira);
  await amira.pressesUntil('c', () => expect(dialog).toBeVisible({ timeout: 2000 }));
  await dialog.getByLabel('Channel').selectOption(id);
  await dialog.getByLabel('Phone number').fill('+4915112345678');
  await test.step('closing by accident loses nothing', async () => {
    await amira.page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await amira.page.getByRole('button', { name: 'New conversation' }).click();
    await expect(dialog.getByLabel('Phone number')).toHaveValue('+49 1511 2345678');
  });
  await dialog.getByRole('option', { name: /workshop_ready/ }).click();
  await dialog.getByLabel('Blank 1').fill('Ida');
  await dialog.getByLabel('Blank 2').fill('Kestrel');
  await dialog.getByLabel('Blank 3').fill('Friday');
  await dialog.getByRole('button', { name: 'Send template to +49 1511 2345678' }).click();
  const text = 'Hi Ida, your Kestrel is ready to collect until Friday.';
  await expect(amira.message(text)).toContainText('Sent');
  const [begun, second] = await sandbox.begunWith('your Kestrel is ready');
  expect(second).toBeUndefined();
  await sandbox.customerAnswers('WhatsApp', begun, 'I will come on Thursday');
  await expect(amira.message('I will come on Thursday')).toBeVisible();
  await expect(amira.row('I will come on Thursday')).toHaveCount(1);
});

test('a post goes out in public under the name that the button says', async ({ sandbox, amira }) => {
  await amira.looksAt('all');
  await beginsOn(amira, 'Facebook');
  const dialog = dialogOf(amira);
  await expect(dialog).toContainText('Everyone can see this post.');
  await dialog.getByLabel('Post', { exact: true }).fill('Our winter tyres are here.');
  await dialog.getByRole('button', { name: /^Post publicly (as .+ )?on Facebook$/ }).click();
  await expect(amira.page.getByText('Our winter tyres are here.').last()).toBeVisible();
  await expect(async () => {
    expect(await sandbox.begunWith('Our winter tyres are here.')).toMatchObject([{ public: true }]);
  }).toPass();
  await expect(amira.thread.getByRole('article')).toContainText('Sent');
});

test('what is taken back in time is where it was typed, and nobody has seen it', async ({
  sandbox,
  browserErrors,
  amira,
}) => {
  // The news that the conversation is gone may come before its page is left, which then reads it once more.
  browserErrors.expect(/status of 404 .*\/api\/conversations\//);
  await amira.looksAt('all');
  const wait = (undoPublicSeconds: number) =>
    amira.page.evaluate(
      async (change) => {
        const headers = { 'content-type': 'application/json' };
        await fetch('/api/workspace', { method: 'PATCH', headers, body: JSON.stringify(change) });
      },
      { undoPublicSeconds },
    );
  await wait(30);
  await beginsOn(amira, 'Facebook');
  const dialog = dialogOf(amira);
  const post = dialog.getByLabel('Post', { exact: true });
  await post.fill('Closed on Monday.');
  await dialog.getByRole('button', { name: /^Post publicly/ }).click();
  await expect(amira.thread.getByRole('article')).toContainText('Not sent yet');
  await wait(0);
  await amira.thread.getByRole('button', { name: 'Undo' }).click();
  await expect(post).toHaveValue('Closed on Monday.');
  await amira.page.keyboard.press('Escape');
  await expect(amira.row('Closed on Monday.')).toHaveCount(0);
  expect(await sandbox.begunWith('Closed on Monday.')).toEqual([]);
});

test('an e-mail goes to several, under its subject', async ({ sandbox, maya }) => {
  await maya.looksAt('all');
  await beginsOn(maya, 'Email');
  const dialog = dialogOf(maya);
  await dialog.getByLabel('To').fill('ida@example.com, jo@example.com');
  await dialog.getByLabel('Cc').fill('accounts@example.com');
  await dialog.getByLabel('Subject').fill('Your quote for the Kestrel');
  await dialog.getByLabel('Message').fill('Please find it below.');
  await dialog.getByRole('button', { name: 'Send e-mail to 2' }).click();
  await expect(maya.message('Please find it below.')).toContainText('Sent');
  expect(await sandbox.begunWith('Your quote for the Kestrel')).toMatchObject([
    { title: 'Your quote for the Kestrel', public: false },
  ]);
});

test('whoever may begin nothing is offered nothing', async ({ priya, maya }) => {
  await maya.looksAt('all');
  await expect(maya.page.getByRole('button', { name: 'New conversation' })).toBeVisible();
  await priya.looksAt('all');
  await expect(priya.page.getByRole('button', { name: 'Filter' })).toBeVisible();
  const keys = priya.page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await priya.pressesUntil('?', () => expect(keys).toBeVisible({ timeout: 2000 }));
  await priya.page.keyboard.press('Escape');
  await expect(keys).toBeHidden();
  await priya.page.keyboard.press('c');
  await expect(priya.page.getByRole('button', { name: 'New conversation' })).toBeHidden();
  await expect(dialogOf(priya)).toBeHidden();
});

test('what got no answer goes out once, though the page was read anew before the second try', async ({
  sandbox,
  browserErrors,
  maya,
}) => {
  browserErrors.expect(/ERR_FAILED .*\/api\/conversations/);
  const { page } = maya;
  const text = 'Closed on Monday for stocktaking.';
  const dialog = dialogOf(maya);
  const post = dialog.getByRole('button', { name: /^Post publicly/ });
  await maya.looksAt('all');
  await beginsOn(maya, 'Twitter');
  await dialog.getByLabel('Post', { exact: true }).fill(text);
  await page.route('**/api/conversations', async (route) => {
    await route.fetch();
    await route.abort();
  });
  await post.click();
  await expect(dialog.getByRole('alert')).toContainText('Foyer cannot be reached.');
  await page.unrouteAll();
  await page.reload();
  await page.getByRole('button', { name: 'New conversation' }).click();
  await expect(dialog.getByLabel('Post', { exact: true })).toHaveValue(text);
  await post.click();
  await expect(dialog).toBeHidden();
  await expect(maya.thread.getByRole('article')).toContainText('Sent');
  expect(await sandbox.begunWith(text)).toHaveLength(1);
  await page.getByRole('button', { name: 'New conversation' }).click();
  await expect(dialog.getByLabel('Post', { exact: true })).toHaveValue('');
});
