import { defineConfig } from '@playwright/test';
import { findChromium } from './lib/launch/chromium.mjs';

const browser = await findChromium();

/** Chromium talks to nobody but the page. */
const QUIET = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** `npm test` starts Foyer and the sandbox and says where they are. */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  // The stories share one Foyer.
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL: process.env.FOYER_URL ?? 'http://127.0.0.1:3000',
    contextOptions: { reducedMotion: 'reduce' },
    timezoneId: 'Asia/Kathmandu',
    locale: 'en-GB',
    trace: 'retain-on-failure',
    video: 'off',
    launchOptions: {
      ...(browser ? { executablePath: browser.executablePath } : {}),
      args: [...QUIET, ...(browser?.args ?? [])],
    },
  },
});
