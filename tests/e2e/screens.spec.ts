import { mkdirSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { conversationPage } from '@/lib/contract/conversation';
import { type Colleague, logInOf } from '../support/e2e/environment';
import type { Person } from '../support/e2e/person';
import type { ChannelType } from '../support/e2e/sandbox';
import { test } from '../support/e2e/test';

/** Where the pictures of every screen go: the documents show them, and a change of one shows in review. */
const FOLDER = 'docs/screens';

const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

interface Screen {
  readonly name: string;
  readonly who: Colleague;
  /** Brings the person there, and waits until it is drawn. */
  readonly visit: (person: Person) => Promise<void>;
}

/** Opens a conversation of the demo's past. By its address: other stories may have pushed its line out of sight. */
async function visitConversation({ page, writings }: Person, channelType: ChannelType, words: string) {
  const answer = await page.request.get(`/api/conversations?view=all&kind=${channelType}`);
  const { rows } = conversationPage.parse(await answer.json());
  const found = rows.find(({ conversation: { person, title } }) =>
    `${title} ${person?.name}`.includes(words),
  );
  if (!found) throw new Error(`the demo has no ${words} on ${channelType}`);
  await page.goto(`/inbox/all/${found.conversation.id}?kind=${channelType}`);
  await expect(writings).toBeVisible();
}

async function visitSettings({ page }: Person, part: string): Promise<void> {
  await page.goto(`/settings/${part}`);
  await expect(page.getByRole('table')).toBeVisible();
}

const talk: Screen = {
  name: 'talk',
  who: 'Priya',
  visit: async (priya) => {
    await visitConversation(priya, 'WhatsApp', 'Leonie Achterberg');
    await priya.composer.fill(
      'There’s a rack right by the entrance, and the biscuit tin is open for the dog',
    );
  },
};

const list: Screen = { name: 'list', who: 'Priya', visit: (priya) => priya.looksAt('all') };

const channels: Screen = {
  name: 'settings-channels',
  who: 'Amira',
  visit: (amira) => visitSettings(amira, 'channels'),
};

const atTheDesk: readonly Screen[] = [
  talk,
  list,
  channels,
  { name: 'settings-people', who: 'Amira', visit: (amira) => visitSettings(amira, 'people') },
  {
    name: 'post',
    who: 'Priya',
    visit: async (priya) => {
      await visitConversation(priya, 'Facebook', 'Autumn service week');
      await priya.thread.getByRole('button', { name: 'Next to answer' }).click();
      await priya.composer.fill('Hi, we do! Drum brakes are no problem in Bristol.');
    },
  },
  {
    name: 'review',
    who: 'Priya',
    visit: (priya) => visitConversation(priya, 'GoogleMyBusiness', 'Андрей Ковальчук'),
  },
  {
    name: 'nothing-to-send',
    who: 'Priya',
    visit: (priya) => visitConversation(priya, 'GoogleBusinessMessages', 'Mustafa Bayraktar'),
  },
  {
    name: 'empty',
    who: 'Jonas',
    visit: async (jonas) => {
      await jonas.page.goto('/inbox/mine');
      await expect(jonas.page.getByRole('heading', { name: 'Nothing is waiting for you' })).toBeVisible();
    },
  },
];

const onThePhone: readonly Screen[] = [talk, list, channels];

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme} colours`, () => {
    for (const viewport of [DESK, PHONE]) {
      test(`the sign-in page has its picture at ${viewport.width} px`, async ({ page }) => {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize(viewport);
        await page.goto('/sign-in');
        await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
        await takePicture(page, `sign-in-${colorScheme}-${viewport.width}`);
      });
    }

    for (const { name, who, visit } of atTheDesk) {
      test(`the ${name} screen has its picture at a desk`, async ({ seat }) => {
        const person = await seat(logInOf(who), { colorScheme, viewport: DESK });
        await visit(person);
        await takePictureInside(person, `${name}-${colorScheme}-${DESK.width}`);
      });
    }

    for (const { name, who, visit } of onThePhone) {
      test(`the ${name} screen has its picture on a phone`, async ({ seat }) => {
        const touch = { isMobile: true, hasTouch: true };
        const person = await seat(logInOf(who), { colorScheme, viewport: PHONE, ...touch });
        await visit(person);
        await takePictureInside(person, `${name}-${colorScheme}-${PHONE.width}`);
      });
    }
  });
}

/** With the bar that says that it is the demo: it comes after everything else. */
async function takePictureInside({ page }: Person, name: string): Promise<void> {
  await expect(page.getByText('Demo', { exact: true })).toBeVisible();
  await takePicture(page, name);
}

async function takePicture(page: Page, name: string): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => [...document.images].every((image) => image.complete)))
    .toBe(true);
  await page.evaluate(() => document.fonts.ready);
  mkdirSync(FOLDER, { recursive: true });
  await page.screenshot({ path: `${FOLDER}/${name}.png`, animations: 'disabled' });
}
