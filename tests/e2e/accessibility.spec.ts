import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { logInOf } from '../support/e2e/environment';
import { test } from '../support/e2e/test';

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme} colours`, () => {
    const DESK = { colorScheme, viewport: { width: 1440, height: 900 } };

    test('the pages before the door have no barrier', async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      for (const address of ['/sign-in', '/sign-in?refused=unknown', '/forgot']) {
        await page.goto(address);
        await expectNoBarrier(page);
      }
    });

    test('the inbox with a talk, a post and a review has no barrier', async ({ sandbox, seat }) => {
      const wrote = await Promise.all([
        sandbox.customerWrites('WhatsApp', { name: 'Vera Lang', body: `Good ${colorScheme} day!` }),
        sandbox.customerWrites('Facebook', { name: 'Vera Lang', body: `A ${colorScheme} comment.` }),
        sandbox.customerWrites('GoogleMyBusiness', {
          name: 'Vera Lang',
          body: `A ${colorScheme} review.`,
          stars: 4,
        }),
      ]);
      const priya = await seat(logInOf('Priya'), DESK);
      await priya.looksAt('all');
      for (const { body } of wrote) {
        await priya.opens(body);
        await priya.startsReplyTo(body);
        await priya.composer.fill('A draft.');
        await expectNoBarrier(priya.page);
      }
      await priya.thread.getByRole('button', { name: 'Note' }).click();
      await priya.page.getByRole('textbox', { name: 'Note for your team' }).pressSequentially('Ask @');
      await expect(priya.page.getByRole('option').first()).toBeVisible();
      await expectNoBarrier(priya.page);
      await priya.page.keyboard.press('Escape');
      await priya.page.keyboard.press('Escape');
      await priya.page.keyboard.press('?');
      await expect(priya.page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
      await expectNoBarrier(priya.page);
    });

    test('the settings have no barrier', async ({ seat }) => {
      const amira = await seat(logInOf('Amira'), DESK);
      for (const page of ['channels', 'people']) {
        await amira.page.goto(`/settings/${page}`);
        await expect(amira.page.getByRole('table')).toBeVisible();
        await expectNoBarrier(amira.page);
      }
      await amira.page.goto('/settings/channels');
      await amira.page.getByRole('button', { name: 'More for Viber' }).click();
      await amira.page.getByRole('menuitem', { name: 'Rights of people' }).click();
      await expect(amira.page.getByRole('dialog').getByRole('table')).toBeVisible();
      await expectNoBarrier(amira.page);
      for (const page of ['intake', 'audit']) {
        await amira.page.goto(`/settings/${page}`);
        await expect(amira.page.getByRole('table').or(amira.page.getByText(/^Nothing was/))).toBeVisible();
        await expectNoBarrier(amira.page);
      }
      await amira.page.goto('/settings/api');
      await amira.page.getByText('/conversations/{id}/messages').first().click();
      await expect(amira.page.getByRole('heading', { name: /^List the messages/ })).toBeVisible();
      await expectNoBarrier(amira.page);
      await amira.page.getByRole('button', { name: 'Make a token' }).click();
      await expect(amira.page.getByRole('dialog')).toBeVisible();
      await expectNoBarrier(amira.page);
      await amira.page.goto('/settings/webhooks');
      await amira.page.getByRole('button', { name: 'Add a webhook' }).click();
      await expect(amira.page.getByRole('dialog')).toBeVisible();
      await expectNoBarrier(amira.page);
      await amira.page.goto('/settings/hours');
      await amira.page.getByRole('button', { name: 'Monday to Friday, 9 to 17' }).click();
      await amira.page.getByLabel('Monday, until').fill('08:00');
      await expect(amira.page.getByRole('alert').filter({ hasText: 'later than' })).toBeVisible();
      await expectNoBarrier(amira.page);
      await amira.page.goto('/settings/tags');
      await amira.page
        .getByRole('button', { name: /^Remove / })
        .first()
        .click();
      await expect(amira.page.getByRole('dialog')).toBeVisible();
      await expectNoBarrier(amira.page);
      await amira.page.goto('/settings/replies');
      await amira.page.getByRole('button', { name: 'New canned reply' }).click();
      await expect(amira.page.getByRole('dialog')).toBeVisible();
      await expectNoBarrier(amira.page);
    });

    test('the phone’s list and conversation have no barrier', async ({ sandbox, seat }) => {
      const body = `A ${colorScheme} call.`;
      await sandbox.customerWrites('WhatsApp', { name: 'Vera Lang', body });
      const priya = await seat(logInOf('Priya'), { colorScheme, viewport: { width: 390, height: 844 } });
      await priya.looksAt('all');
      await expectNoBarrier(priya.page);
      await priya.opens(body);
      await expectNoBarrier(priya.page);
    });
  });
}

/** Nothing that axe knows to keep somebody out, up to WCAG 2.2 AA. */
async function expectNoBarrier(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const told = violations.map(({ id, nodes }) => ({
    id,
    places: nodes.map(({ target }) => target.join(' ')),
  }));
  expect(told).toEqual([]);
}
