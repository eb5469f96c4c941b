import { expect } from '@playwright/test';
import { Webhook } from 'standardwebhooks';
import { test } from '../support/e2e/test';
import { type Receiver, startReceiver } from '../support/event-receiver';

/** The first event of a type that was taken, as the public library verifies it. */
const verified = ({ taken }: Receiver, secret: string, type: string) => {
  const one = taken.find(({ body }) => body.includes(`"type":"${type}"`));
  return one && new Webhook(secret).verify(one.body, one.headers as Record<string, string>);
};

test('another system is told what a customer writes, misses nothing while it is down, and an admin sees it all', async ({
  amira,
  sandbox,
  browserErrors,
}) => {
  const { page } = amira;
  browserErrors.expect(/status of 400 .*\/outgoing-webhooks/);
  const receiver = await startReceiver();
  await page.goto('/settings/webhooks');
  await expect(page.getByText('There is no webhook')).toBeVisible();
  await page.getByRole('button', { name: 'Add a webhook' }).click();
  const form = page.getByRole('dialog', { name: 'Add a webhook' });
  await form.getByLabel('What it is for').fill('Order system');
  await form.getByLabel('Address').fill('ftp://orders.example/hook');
  await form.getByRole('button', { name: 'Add it' }).click();
  await expect(form.getByText('It must begin with https.')).toBeVisible();
  await form.getByLabel('Address').fill(receiver.url);
  await form.getByRole('button', { name: 'Add it' }).click();
  const shown = page.getByRole('dialog', { name: 'Secret of Order system' });
  const secret = await shown.getByLabel('Secret').inputValue();
  await shown.getByRole('button', { name: 'Close' }).last().click();
  const line = page.getByRole('listitem', { name: 'Order system' });
  await expect(line).toContainText('Not used yet');

  await line.getByRole('button', { name: 'Actions for Order system' }).click();
  await page.getByRole('menuitem', { name: 'Send a test' }).click();
  const log = page.getByRole('table');
  await expect(log).toContainText('webhook.tested');
  await expect(log).toContainText('Taken');
  await expect(line).toContainText('Works');
  expect(verified(receiver, secret, 'webhook.tested')).toMatchObject({ type: 'webhook.tested' });

  await receiver.goDown();
  await sandbox.customerWrites('WhatsApp', { name: 'Wanda Hook', body: 'Is my bell there?' });
  await expect(line).toContainText('Fails');
  await expect(log).toContainText('Not there');
  await log.getByRole('row').filter({ hasText: 'message.saved' }).first().getByRole('button').click();
  const delivery = page.getByRole('dialog', { name: /^Delivery of/ });
  await expect(delivery.getByText('Is my bell there?')).toBeVisible();
  await page.keyboard.press('Escape');

  await receiver.comeUp();
  await line.getByRole('button', { name: 'Actions for Order system' }).click();
  await page.getByRole('menuitem', { name: 'Pause' }).click();
  await expect(line).toContainText('Paused');
  await line.getByRole('button', { name: 'Actions for Order system' }).click();
  await page.getByRole('menuitem', { name: 'Resume' }).click();
  await expect
    .poll(() => verified(receiver, secret, 'message.saved'))
    .toMatchObject({
      data: { message: { body: 'Is my bell there?' } },
    });
  await expect(line).toContainText('Works');

  await line.getByRole('button', { name: 'Actions for Order system' }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove it' }).click();
  await expect(line).toBeHidden();
  await page.goto('/settings/audit');
  await expect(page.getByText('removed the webhook Order system')).toBeVisible();
});
