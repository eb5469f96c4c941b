import { expect, type Page } from '@playwright/test';
import { logInOf } from '../support/e2e/environment';
import { expectOneReply } from '../support/e2e/exchange';
import { test } from '../support/e2e/test';

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

test('on a phone one goes from the list to a conversation, answers, and goes back', async ({
  sandbox,
  seat,
}) => {
  const asked = await sandbox.customerWrites('WhatsApp', {
    name: 'Hana Sato',
    body: 'Can you hold it for me?',
  });
  const reply = 'Until noon, gladly.';
  const priya = await seat(logInOf('Priya'), PHONE);
  await priya.looksAt('all');
  await expect(priya.row(asked.body)).toContainText('Hana Sato');

  await priya.opens(asked.body);
  await expect(priya.list).toBeHidden();
  await priya.repliesTo(asked.body, reply);
  await expect(priya.message(reply)).toContainText('Sent');
  await expectOneReply(sandbox, asked, reply);
  await expectNoSidewaysScrolling(priya.page);

  await priya.page.getByRole('button', { name: 'Back to the list' }).click();
  await expect(priya.thread).toBeHidden();
  await expect(priya.row(reply)).toContainText('Hana Sato');
  await expectNoSidewaysScrolling(priya.page);
});

async function expectNoSidewaysScrolling(page: Page): Promise<void> {
  const overhang = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(await overhang()).toBeLessThanOrEqual(0);
}
