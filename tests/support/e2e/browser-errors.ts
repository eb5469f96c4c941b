import { type BrowserContext, expect } from '@playwright/test';

/** Everything that went wrong in the browsers of one test. What a test does not expect fails it. */
export class BrowserErrors {
  readonly #seen: string[] = [];
  readonly #expected: RegExp[] = [];

  /** Listens to all pages of a browser, those opened later too. */
  watch(context: BrowserContext): void {
    context.on('console', (message) => {
      if (message.type() === 'error') this.#seen.push(`${message.text()} (${message.location().url})`);
    });
    context.on('weberror', (error) => this.#seen.push(String(error.error().stack)));
  }

  /**
   * Says that this story leads to such an error: Chromium reports every answer of 400 and above as one.
   *
   * @param pattern of the error's text, which ends with its address in brackets
   */
  expect(pattern: RegExp): void {
    this.#expected.push(pattern);
  }

  /** Fails when there was an error that the test did not expect. */
  verify(): void {
    const surprises = this.#seen.filter((text) => !this.#expected.some((pattern) => pattern.test(text)));
    expect(surprises, 'errors in the browser').toEqual([]);
  }
}
