import { expect } from '@playwright/test';
import { exchange, silence } from '../support/e2e/exchange';
import { test } from '../support/e2e/test';

const update = {
  name: 'delivery_update',
  language: 'en',
  status: 'APPROVED',
  components: [{ type: 'BODY', text: 'Hi {{1}}, your bike arrives {{2}}.' }],
};
const picture = {
  ...update,
  name: 'with_picture',
  components: [{ type: 'HEADER', format: 'IMAGE' }, ...update.components],
};

test('a customer writes on WhatsApp, Priya answers, and Maya sees it sent', async ({
  sandbox,
  priya,
  maya,
}) => {
  await exchange({
    sandbox,
    priya,
    maya,
    channel: 'WhatsApp',
    writing: { name: 'Ines Duarte', body: 'Is the red Kestrel still in the shop?' },
    reply: 'It is, and we can hold it for you until Friday.',
  });
});

test('a WhatsApp reply stays handed over until WhatsApp has confirmed it', async ({
  sandbox,
  priya,
  maya,
}) => {
  await silence({
    sandbox,
    priya,
    maya,
    channel: 'WhatsApp',
    writing: { name: 'Joel Okafor', body: 'Can you true a wheel while I wait?' },
    reply: 'Yes, it takes about half an hour.',
  });
});

test('WhatsApp takes free text for a day after the customer’s last message, then only a template', async ({
  sandbox,
  priya,
}) => {
  const wrote = (body: string, hoursAgo: number) =>
    sandbox.customerWrites('WhatsApp', {
      name: `Asked ${hoursAgo} hours ago`,
      body,
      minutesAgo: hoursAgo * 60,
    });
  await wrote('Do you buy used bikes?', 21);
  await wrote('Do you sell child seats?', 25);
  await priya.looksAt('all', 'WhatsApp');

  await priya.opens('Do you buy used bikes?');
  await expect(priya.thread).toContainText(/WhatsApp window closes in 2 h 5\d/);
  await expect(priya.composer).toBeEditable();

  await priya.opens('Do you sell child seats?');
  await expect(priya.refusal).toHaveText('WhatsApp now only takes an approved template.');
  await expect(priya.composer).toBeHidden();
});

test('an admin enters templates, and with one of them an agent answers although the window has closed', async ({
  sandbox,
  amira,
  priya,
}) => {
  const asked = await sandbox.customerWrites('WhatsApp', {
    name: 'Nadia Late',
    body: 'Did my bike leave the depot?',
    minutesAgo: 25 * 60,
  });
  await test.step('what Meta exports is taken as far as it can be', async () => {
    await amira.page.goto('/settings/channels');
    await amira.page.getByRole('button', { name: /^Templates of/ }).click();
    await amira.page.getByRole('button', { name: 'Paste JSON' }).click();
    await amira.page.getByLabel('JSON').fill(JSON.stringify({ data: [update, picture] }));
    await expect(amira.page.getByText('with_picture', { exact: true })).toBeVisible();
    await amira.page.getByRole('button', { name: 'Take one' }).click();
    await expect(amira.page.getByRole('listitem').filter({ hasText: update.name })).toContainText('Hi {{1}}');
  });

  await priya.looksAt('all', 'WhatsApp');
  await priya.opens(asked.body);
  const { keyboard } = priya.page;
  await priya.thread.getByRole('button', { name: 'Choose a template' }).click();
  const search = priya.page.getByRole('combobox', { name: 'Find a template' });
  await expect(search).toBeFocused();
  await keyboard.type('bike arriv');
  await expect(priya.page.getByRole('option', { name: /delivery_update/ })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await keyboard.press('Enter');
  await expect(priya.page.getByLabel('Blank 1')).toBeFocused();
  await keyboard.type('Nadia');
  await test.step('what is not filled does not go out, and going back loses nothing', async () => {
    await keyboard.press('ControlOrMeta+Enter');
    await keyboard.press('Escape');
    await expect(search).toBeFocused();
    expect(await sandbox.repliesTo(asked)).toEqual([]);
    await keyboard.press('Enter');
    await expect(priya.page.getByLabel('Blank 1')).toHaveValue('Nadia');
    await expect(priya.page.getByLabel('Blank 2')).toBeFocused();
  });
  await keyboard.type('on Friday');
  await expect(priya.thread.getByRole('figure')).toContainText('Hi Nadia, your bike arrives on Friday.');
  await keyboard.press('ControlOrMeta+Enter');
  await expect(priya.message('Hi Nadia, your bike arrives on Friday.')).toContainText('Sent');
  expect(await sandbox.repliesTo(asked)).toMatchObject([
    { type: 'OutboundMessage', structuredContent: { subtitle: 'Hi Nadia, your bike arrives on Friday.' } },
  ]);
});
