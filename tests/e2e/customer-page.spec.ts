import { AxeBuilder } from '@axe-core/playwright';
import { type APIRequestContext, expect, type Locator, type Page } from '@playwright/test';
import { sandboxUrl } from '../support/e2e/environment';
import type { ChannelType, Content } from '../support/e2e/sandbox';
import { test } from '../support/e2e/test';

const WHATSAPP = 'WhatsApp, Northwind Workshop UK';

test('a new customer writes, changes what they wrote and deletes it', async ({ page, sandbox }) => {
  await page.goto(sandbox.customerPage);
  await page.getByLabel('Channel').selectOption(WHATSAPP);
  await page.getByLabel('Customer').selectOption('New customer');
  await page.getByRole('button', { name: 'Send as customer' }).click();
  await expect(page.getByRole('alert')).toHaveText('Give the new customer a name.');

  await page.getByLabel('Name').fill('Rosa Lindgren');
  await page.getByLabel('Message').fill('Is the blue one still here?');
  await page.getByLabel('Attach').selectOption('A photo');
  await page.getByRole('button', { name: 'Send as customer' }).click();
  const content = bubbles(page).filter({ hasText: 'Rosa Lindgren' });
  await expect(content).toContainText('Is the blue one still here?');
  await expect(content.getByRole('img')).toBeVisible();
  await expect(page.getByLabel('Customer')).toHaveText(/Rosa Lindgren/);

  await test.step('Escape leaves it as it was, and the focus where it was', async () => {
    await content.getByRole('button', { name: 'Edit' }).click();
    await expect(content.getByLabel('New text')).toBeFocused();
    await content.getByLabel('New text').fill('No, the red one!');
    await page.keyboard.press('Escape');
    await expect(content).toContainText('Is the blue one still here?');
    await expect(content.getByRole('button', { name: 'Edit' })).toBeFocused();
  });
  await test.step('a changed text is what both sides see', async () => {
    await content.getByRole('button', { name: 'Edit' }).click();
    await content.getByLabel('New text').fill('Is the red one still here?');
    await content.getByRole('button', { name: 'Save' }).click();
    await expect(content).toContainText('Is the red one still here?');
    await expect(talk(page).getByRole('status')).toHaveText('Changed.');
    await expect(content.getByRole('button', { name: 'Edit' })).toBeFocused();
  });
  await test.step('what is deleted offers nothing', async () => {
    await content.getByRole('button', { name: 'Delete' }).click();
    await expect(content).toContainText('Deleted');
    await expect(content).toBeFocused();
    await expect(content.getByRole('button')).toHaveCount(0);
  });
});

test('a review changes its words and its stars', async ({ page, sandbox }) => {
  await sandbox.customerWrites('GoogleMyBusiness', { name: 'Sven Ek', body: 'Slow, but kind.', stars: 2 });
  await page.goto(sandbox.customerPage);
  await page.getByLabel('Channel').selectOption('Google Reviews, Northwind Bikes Bristol');
  await page.getByLabel('Customer').selectOption('Sven Ek');
  const review = bubbles(page).filter({ hasText: 'Sven Ek' });
  await review.getByRole('button', { name: 'Edit' }).click();
  await expect(review.getByRole('radio', { name: '2' })).toBeChecked();
  await review.getByRole('radio', { name: '5' }).check();
  await review.getByLabel('New text').fill('Not that slow, and kind.');
  await review.getByRole('button', { name: 'Save' }).click();
  await expect(review).toContainText('Not that slow, and kind.');
  await expect(review.getByRole('img', { name: '5 of 5 stars' })).toBeVisible();
});

test('a customer chooses from a list and from times, and the platform holds the choice', async ({
  page,
  request,
  sandbox,
}) => {
  const asked = await sandbox.customerWrites('AppleMessagesForBusiness', {
    name: 'Tove Holm',
    body: 'When can I come?',
    minutesAgo: 2,
  });
  const offer = (body: string, structured: object) =>
    businessSends(request, {
      channelType: 'AppleMessagesForBusiness',
      to: asked.authorIdentityId,
      body,
      structured,
    });
  await offer('Which service?', {
    type: 'list',
    title: 'Services',
    sections: [{ title: 'Small', identifier: 's' }],
    items: [
      { title: 'Brakes', subtitle: 'An hour', payload: 'brakes', section_identifier: 's' },
      { title: 'Chain', payload: 'chain', sectionIdentifier: 's' },
    ],
  });
  await offer('Our times', {
    type: 'time_select',
    timeslots: [{ identifier: 'noon', start_time: '2026-12-01T12:00+05:45', duration: 1800 }],
  });
  await offer('Our shop', {
    type: 'rich_link',
    title: 'How to find us',
    url: 'https://northwind.example/way',
  });
  await page.goto(sandbox.customerPage);
  await page.getByLabel('Channel').selectOption('Apple Messages, Northwind Bikes');
  await page.getByLabel('Customer').selectOption('Tove Holm');
  const list = talk(page).getByRole('group', { name: 'List to choose from' });
  await expect(list).toContainText('Services');
  await expect(list).toContainText('Small');
  await list.getByRole('button', { name: 'Brakes' }).click();
  await expect(talk(page).getByRole('status')).toHaveText('Chosen: Brakes');
  await expect(list.getByRole('button', { name: 'Brakes' })).toHaveText(/Chosen$/);
  await expect(list.getByRole('button', { name: 'Brakes' })).toBeFocused();
  await talk(page).getByRole('button', { name: '1 Dec 2026, 12:00, 30 min' }).click();
  await expect(talk(page).getByRole('status')).toHaveText('Chosen: 1 Dec 2026, 12:00, 30 min');
  await expect(talk(page).getByRole('link', { name: 'https://northwind.example/way' })).toBeVisible();

  const { records } = await control<{ records: Content[] }>(
    request,
    'get',
    `contents?authorIdentityId=${asked.authorIdentityId}`,
  );
  expect(records.slice(1)).toMatchObject([
    { body: 'Brakes', structuredContent: { type: 'list_reply', title: 'Brakes', payload: 'brakes' } },
    { body: '1 Dec 2026, 12:00, 30 min', structuredContent: { type: 'time_select_reply', payload: 'noon' } },
  ]);
});

test('a carousel, a template and a kind that the page does not know can be read', async ({
  page,
  request,
  sandbox,
}) => {
  const asked = await sandbox.customerWrites('InstagramMessaging', {
    name: 'Pia Strand',
    body: 'What is new?',
    minutesAgo: 2,
  });
  const offer = (structured: object) =>
    businessSends(request, {
      channelType: 'InstagramMessaging',
      to: asked.authorIdentityId,
      body: 'Look:',
      structured,
    });
  const items = [
    { type: 'reply', title: 'Tell me more', payload: 'more' },
    { type: 'url', title: 'On our site', url: 'https://northwind.example/heron' },
  ];
  await offer({
    type: 'carousel',
    items: [{ title: 'Heron', subtitle: 'A quiet e-bike', items }, { title: 'Kestrel' }],
  });
  await offer({ type: 'template', subtitle: 'Hi Pia, your Kestrel is ready.' });
  await offer({ type: 'jigsaw', pieces: 3 });
  await page.goto(sandbox.customerPage);
  await page.getByLabel('Channel').selectOption('Instagram direct, @northwindbikes');
  await page.getByLabel('Customer').selectOption('Pia Strand');
  const carousel = talk(page).getByRole('group', { name: 'Carousel' });
  await expect(carousel).toContainText('A quiet e-bike');
  await expect(carousel).toContainText('Kestrel');
  await expect(carousel.getByRole('link')).toHaveAttribute('href', 'https://northwind.example/heron');
  await expect(talk(page).getByRole('group', { name: 'Template' })).toContainText('your Kestrel is ready');
  await talk(page).getByText('A kind that this page cannot draw').click();
  await expect(talk(page).getByRole('group', { name: 'jigsaw' })).toContainText('"pieces": 3');
  await carousel.getByRole('button', { name: 'Tell me more' }).click();
  await expect(bubbles(page).last()).toContainText('Tell me more');
});

test('what the business sent says how far it has come, and offers choices only when it has arrived', async ({
  page,
  request,
  sandbox,
}) => {
  const asked = await sandbox.customerWrites('Messenger', {
    name: 'Olle Berg',
    body: 'Hello?',
    minutesAgo: 2,
  });
  const { id } = await businessSends(request, {
    channelType: 'Messenger',
    to: asked.authorIdentityId,
    body: 'Hello! What is it about?',
    structured: { type: 'select', items: [{ title: 'A bike', payload: 'bike' }] },
  });
  const becomes = (state: object) => control(request, 'patch', `contents/${id}`, state);
  await page.goto(sandbox.customerPage);
  await page.getByLabel('Channel').selectOption('Messenger, Northwind Bikes');
  await page.getByLabel('Customer').selectOption('Olle Berg');
  const reply = bubbles(page).filter({ hasText: 'What is it about?' });
  await expect(reply).toContainText('Arrived');
  await expect(reply.getByRole('button', { name: 'A bike' })).toBeVisible();

  await becomes({ synchronizationStatus: 'ExportPending' });
  await expect(reply).toContainText('On its way');
  await expect(reply).toContainText('A bike');
  await expect(reply.getByRole('button')).toHaveCount(0);

  await becomes({
    synchronizationStatus: 'ExportAborted',
    synchronizationError: 'hard_bounce - No such user',
  });
  await expect(reply).toContainText('Failed: hard_bounce - No such user');
});

test('what is written meanwhile leaves the focus and a begun change alone', async ({ page, sandbox }) => {
  await sandbox.customerWrites('Viber', { name: 'Maj Nord', body: 'Are you open?', minutesAgo: 2 });
  await page.goto(sandbox.customerPage);
  await page.getByLabel('Channel').selectOption('Viber, Northwind Retail');
  await page.getByLabel('Customer').selectOption('Maj Nord');
  const first = bubbles(page).filter({ hasText: 'Maj Nord' }).first();
  await first.getByRole('button', { name: 'Delete' }).focus();
  await sandbox.customerWrites('Viber', { name: 'Maj Nord', body: 'I am at the door.', minutesAgo: 1 });
  await expect(bubbles(page)).toHaveCount(2);
  await expect(first.getByRole('button', { name: 'Delete' })).toBeFocused();

  await first.getByRole('button', { name: 'Edit' }).click();
  await first.getByLabel('New text').fill('Are you still open?');
  await sandbox.customerWrites('Viber', { name: 'Maj Nord', body: 'Hello?' });
  await expect(bubbles(page)).toHaveCount(3);
  await expect(first.getByLabel('New text')).toBeFocused();
  await expect(first.getByLabel('New text')).toHaveValue('Are you still open?');
});

test('a delivery appears in the webhook log, tells its JSON, and can be looked for among the failed ones', async ({
  page,
  request,
  sandbox,
}) => {
  await page.goto(sandbox.customerPage);
  await page.getByRole('tab', { name: 'Webhooks and calls' }).click();
  const log = page.getByRole('region', { name: 'Webhooks delivered' });
  const about = (words: string) => log.getByRole('listitem').filter({ hasText: words });
  await sandbox.customerWrites('WhatsApp', { name: 'Ebbe Dahl', body: 'Does this arrive?' });
  const arrived = about('Does this arrive?');
  await expect(arrived).toContainText('contents/Imported');
  await expect(arrived).toContainText('Taken');
  await arrived.getByText('contents/Imported').click();
  await expect(arrived).toContainText('"body": "Does this arrive?"');
  const calls = page.getByRole('region', { name: 'API calls received' });
  await expect(calls.getByRole('listitem').first()).toBeVisible();

  await control(request, 'put', 'faults', { deliveries: { drop: true } });
  await sandbox.customerWrites('WhatsApp', { name: 'Ebbe Dahl', body: 'And this?' });
  await test.step('the log holds still while somebody is in it', async () => {
    await log.getByRole('button', { name: /^\d+ new$/ }).click();
    await expect(about('And this?')).toContainText('Lost on the way');
    await expect(log.getByRole('heading')).toBeFocused();
    await expect(arrived).toContainText('"body": "Does this arrive?"');
  });
  await log.getByText('Failed', { exact: true }).first().click();
  await expect(arrived).toHaveCount(0);
  await expect(about('And this?')).toBeVisible();
});

test('a fault is in force for everybody who looks, until all is well', async ({ page, context, sandbox }) => {
  const other = await context.newPage();
  const title = 'Every second reply is stored, but its answer gets lost';
  const fault = (on: Page) => on.getByRole('region', { name: 'Faults' }).getByRole('button', { name: title });
  const well = (on: Page) => on.getByRole('button', { name: 'All is well' });
  for (const on of [page, other]) {
    await on.goto(`${sandbox.customerPage}#break`);
    await expect(well(on)).toHaveAttribute('aria-pressed', 'true');
  }
  await page.bringToFront();
  await fault(page).click();
  await expect(page.getByText(`In force: ${title}.`)).toBeVisible();
  for (const on of [page, other]) {
    await expect(fault(on)).toHaveAttribute('aria-pressed', 'true');
    await expect(well(on)).toHaveAttribute('aria-pressed', 'false');
  }
  await well(page).click();
  await expect(page.getByText('All is well again.')).toBeVisible();
  await expect(fault(other)).toHaveAttribute('aria-pressed', 'false');
});

test('the tabs obey the arrow keys and are kept over a reload', async ({ page, sandbox }) => {
  await page.goto(sandbox.customerPage);
  await page.getByRole('tab', { name: 'Conversation' }).focus();
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('tab', { name: 'Break things' })).toBeFocused();
  await expect(page.getByRole('tabpanel', { name: 'Break things' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('tabpanel', { name: 'Break things' })).toBeVisible();
  await expect(page.getByRole('tabpanel')).toHaveCount(1);
});

for (const [colorScheme, width] of [
  ['light', 1440],
  ['dark', 390],
] as const) {
  test(`the page to play the customer has no barrier in ${colorScheme} colours at ${width} pixels`, async ({
    page,
    request,
    sandbox,
  }) => {
    const asked = await sandbox.customerWrites('WhatsApp', {
      name: `Una Friis ${width}`,
      body: 'Do you have a minute?',
      minutesAgo: 2,
    });
    await businessSends(request, {
      channelType: 'WhatsApp',
      to: asked.authorIdentityId,
      body: 'Which slot?',
      structured: {
        type: 'list',
        title: 'Slots',
        items: [{ title: 'Monday', subtitle: 'At nine', payload: 'm' }],
      },
    });
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    await page.goto(sandbox.customerPage);
    await page.getByLabel('Channel').selectOption(WHATSAPP);
    await page.getByLabel('Customer').selectOption(`Una Friis ${width}`);
    await bubbles(page).first().getByRole('button', { name: 'Edit' }).click();
    await page.getByRole('button', { name: 'Send as customer' }).click();
    await expect(page.getByRole('alert')).toBeVisible();
    await expectNoBarrier(page);
    await page.getByRole('tab', { name: 'Webhooks and calls' }).click();
    await page.getByRole('region', { name: 'Webhooks delivered' }).locator('summary').first().click();
    await expectNoBarrier(page);
    await page.getByRole('tab', { name: 'Break things' }).click();
    await page.getByRole('button', { name: 'All is well' }).click();
    await expect(page.getByText('All is well again.')).toBeVisible();
    await expectNoBarrier(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
}

function talk(page: Page): Locator {
  return page.getByRole('region', { name: 'What both sides see' });
}

function bubbles(page: Page): Locator {
  return talk(page).getByRole('listitem');
}

interface Offer {
  readonly channelType: ChannelType;
  /** The customer's identity. */
  readonly to: string;
  readonly body: string;
  readonly structured: object;
}

/** The business sends something structured on the network itself. */
function businessSends(request: APIRequestContext, { to, ...offer }: Offer): Promise<Content> {
  const sent = { ...offer, native: true, customer: { identityId: to } };
  return control(request, 'post', 'customer-messages', sent);
}

/** Asks the sandbox's control surface for what the usual stories do not need. */
async function control<T>(
  request: APIRequestContext,
  method: 'get' | 'post' | 'put' | 'patch',
  path: string,
  data?: object,
): Promise<T> {
  const answer = await request[method](`${sandboxUrl()}/__sandbox/${path}`, { data });
  expect(answer.ok(), await answer.text()).toBe(true);
  return (await answer.json()) as T;
}

/** Nothing that axe knows to keep somebody out, up to WCAG 2.2 AA. */
async function expectNoBarrier(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ target }) => target.join(' '))])).toEqual([]);
}
