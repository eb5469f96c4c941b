import { expect, type Locator, type Page } from '@playwright/test';
import type { LogIn } from './environment';
import type { ChannelType } from './sandbox';

export type View = 'mine' | 'unassigned' | 'all' | 'undelivered' | 'closed';

/** A colleague at a browser of their own: what they do and what they see. */
export class Person {
  readonly page: Page;
  readonly logIn: LogIn;
  #documents = 0;

  constructor(page: Page, logIn: LogIn) {
    this.page = page;
    this.logIn = logIn;
    page.on('domcontentloaded', () => {
      this.#documents += 1;
    });
  }

  get name(): string {
    return this.logIn.name;
  }

  /** How many documents the tab has loaded: 1 as long as nobody reloads. */
  get documents(): number {
    return this.#documents;
  }

  get list(): Locator {
    return this.page.getByRole('list', { name: 'Conversations' });
  }

  /** The line of the list that says these words: a name, or what was written last. */
  row(words: string): Locator {
    return this.list.getByRole('link', { name: words });
  }

  /** The open conversation. */
  get thread(): Locator {
    return this.page.getByRole('region', { name: /^Conversation with / });
  }

  /** What is written in the open conversation, without its bars and its composer. */
  get writings(): Locator {
    return this.thread.getByRole('log').or(this.thread.getByRole('region', { name: 'Comments' }));
  }

  /**
   * A message of the open conversation: the smallest box around its words that also tells when it was written, or what
   * is wrong with it.
   */
  message(words: string): Locator {
    return this.writings
      .getByText(words, { exact: true })
      .locator('xpath=ancestor::*[.//time or .//*[@role="alert"] or self::article][1]');
  }

  /** Why nothing can be written here. Above it stands, unseen, who else is in the conversation. */
  get refusal(): Locator {
    return this.thread.getByRole('status').last();
  }

  /** Where the answer is written. A comment being answered has its own, above the one at the foot. */
  get composer(): Locator {
    return this.page
      .getByRole('textbox', { name: /^(Reply to|Public reply to|Private reply to|Owner reply)/ })
      .first();
  }

  get sendButton(): Locator {
    return this.page
      .getByRole('button', { name: /^(Send on|Reply publicly|Reply privately|Update reply)/ })
      .first();
  }

  /** What the list is called that is shown. */
  get listHeading(): Locator {
    return this.page.getByRole('main').getByRole('heading', { level: 2 }).first();
  }

  get #sidebar(): Locator {
    return this.page.getByRole('navigation', { name: 'Views' });
  }

  /** The number beside a view or a kind of channel; nothing beside it means none. */
  async badgeOf(name: string): Promise<number> {
    const text = await this.#sidebar.getByRole('link', { name: new RegExp(`^${name}`) }).innerText();
    return Number(text.replace(name, ''));
  }

  /** How many conversations the list holds. Only those in sight are in the page, so it is read to its end. */
  async lengthOfList(): Promise<number> {
    await this.list.evaluate((list) => list.parentElement?.scrollTo(0, list.scrollHeight));
    return Number(await this.list.getByRole('listitem').last().getAttribute('aria-setsize'));
  }

  /** Goes to a list, of one kind of channel if one is named. */
  async looksAt(view: View, channelType?: ChannelType): Promise<void> {
    await this.page.goto(`/inbox/${view}${channelType ? `?kind=${channelType}` : ''}`);
    await expect(
      this.list.or(this.page.getByText(/^(Nothing is waiting|Everything (has|went)|No open)/)),
    ).toBeVisible();
  }

  /** Goes to a list by the sidebar: a view or a kind of channel. */
  async chooses(name: string): Promise<void> {
    await this.#sidebar.getByRole('link', { name: new RegExp(`^${name}`) }).click();
    await this.#pointsAway();
  }

  /** Opens the conversation whose line says these words. */
  async opens(words: string): Promise<void> {
    await this.#findsRow(words);
    await this.row(words).click();
    await expect(this.writings).toBeVisible();
    await this.#pointsAway();
  }

  /** What was written just now comes to the top. Anything else may be out of sight, and not in the page then. */
  async #findsRow(words: string): Promise<void> {
    const isAtTheTop = await this.row(words)
      .first()
      .waitFor({ timeout: 15_000 })
      .then(
        () => true,
        () => false,
      );
    if (isAtTheTop) return;
    await expect(async () => {
      await this.list.evaluate(readOn);
      await expect(this.row(words)).toHaveCount(1, { timeout: 500 });
    }).toPass({ intervals: [0] });
  }

  /** Takes the pointer off the list: while it is there, the list keeps its order. */
  async #pointsAway(): Promise<void> {
    await this.page.mouse.move(0, 0);
  }

  /** Keys work a moment after the page is there: whoever is quicker presses again. */
  async pressesUntil(key: string, hasHappened: () => Promise<void>): Promise<void> {
    await expect(async () => {
      await this.page.keyboard.press(key);
      await hasHappened();
    }).toPass();
  }

  /** Becomes somebody else of the demo, by the bar at the top. */
  async switchesTo(name: string): Promise<void> {
    await this.page.getByRole('region', { name: 'Demo' }).getByRole('button').first().click();
    await this.page.getByRole('menuitem', { name }).click();
    await expect(this.page.getByRole('button', { name: `Your account, ${name}` })).toBeVisible();
  }

  /** Takes the open conversation. */
  async assignsToSelf(): Promise<void> {
    await this.thread.getByRole('button', { name: 'Assign' }).click();
    await this.page.getByRole('menuitem', { name: 'Me' }).click();
    await expect(this.thread.getByRole('button', { name: `Assigned to ${this.name}` })).toBeVisible();
  }

  /** Answers a message of the open conversation: a comment in its place, everything else at the foot. */
  async repliesTo(words: string, text: string): Promise<void> {
    await this.startsReplyTo(words);
    await this.composer.fill(text);
    await this.sendButton.click();
  }

  /** Brings the composer to a comment; a talk or a review has it at its foot all the time. */
  async startsReplyTo(words: string): Promise<void> {
    await expect(this.message(words)).toBeVisible();
    const reply = this.message(words).getByRole('button', { name: 'Reply', exact: true });
    await expect(reply.or(this.composer).first()).toBeVisible();
    if (await reply.isVisible()) await reply.click();
  }
}

/** Runs in the browser. */
function readOn(list: Element): void {
  const scroller = list.parentElement;
  if (!scroller) return;
  const isAtEnd = scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 1;
  scroller.scrollTop = isAtEnd ? 0 : scroller.scrollTop + scroller.clientHeight;
}
