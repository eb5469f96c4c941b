import { expect } from '@playwright/test';
import { exchange } from '../support/e2e/exchange';
import { test } from '../support/e2e/test';

test('somebody comments on an Instagram photo, Priya answers in public, and Maya sees it sent', async ({
  sandbox,
  priya,
  maya,
}) => {
  await exchange({
    sandbox,
    priya,
    maya,
    channel: 'Instagram',
    writing: { name: 'sofia.rides', body: 'Is that the new green?' },
    reply: 'It is. We call it moss.',
  });
});

test('an Instagram comment stands under the photo it is about', async ({ sandbox, priya }) => {
  const comment = 'That light!';
  await sandbox.customerWrites('Instagram', { name: 'jiro_2001', body: comment });
  await priya.looksAt('all');
  await priya.opens(comment);
  const photo = priya.writings.getByRole('article').getByRole('img').first();
  await expect(photo).toBeVisible();
  await expect.poll(() => photo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
});

test('a customer writes an Instagram direct message, Priya answers, and Maya sees it sent', async ({
  sandbox,
  priya,
  maya,
}) => {
  await exchange({
    sandbox,
    priya,
    maya,
    channel: 'InstagramMessaging',
    writing: { name: 'maryam.tours', body: 'Can I change the colour of my order?' },
    reply: 'Until tonight, yes. Which one would you like?',
  });
});
