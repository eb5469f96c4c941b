import { expect } from '@playwright/test';
import { expectOneReply } from '../support/e2e/exchange';
import { test } from '../support/e2e/weather';

test('what arrives while the connection is cut is there when it is back, without a reload', async ({
  sandbox,
  network,
  priya,
  maya,
}) => {
  const first = await sandbox.customerWrites('WhatsApp', { name: 'Yusuf Demir', body: 'Are you there?' });
  await Promise.all([priya.looksAt('all'), maya.looksAt('all')]);
  await Promise.all([priya.opens(first.body), maya.opens(first.body)]);
  await expect(priya.page.getByText(/^Live/)).toBeVisible();

  network.cut();
  await expect(priya.page.getByText(/^(Reconnecting|Not live)/).first()).toBeVisible();
  await sandbox.customerWrites('WhatsApp', { name: 'Yusuf Demir', body: 'I am at your door.' });
  await sandbox.customerWrites('Viber', { name: 'Zora Matic', body: 'Do you open on Sundays?' });
  await expect(maya.message('I am at your door.')).toBeVisible();
  await expect(maya.row('Do you open on Sundays?')).toBeVisible();
  await expect(priya.writings.getByText('I am at your door.')).toBeHidden();

  network.mend();
  await expect(priya.message('I am at your door.')).toBeVisible({ timeout: 30_000 });
  await expect(priya.row('Do you open on Sundays?')).toBeVisible();
  await expect(priya.page.getByText(/^Live/)).toBeVisible();
  expect(priya.documents).toBe(1);
});

test('offline one goes on writing, and the reply goes out once by itself when the network is back', async ({
  sandbox,
  network,
  priya,
}) => {
  const asked = await sandbox.customerWrites('WhatsApp', {
    name: 'Carmen Ruiz',
    body: 'Is the tandem free?',
  });
  const reply = 'On Saturday, all day.';
  await priya.looksAt('all');
  await priya.opens(asked.body);
  network.cut();
  await priya.page.context().setOffline(true);
  await expect(priya.page.getByText('You are offline.')).toBeVisible();
  await priya.repliesTo(asked.body, reply);
  await expect(priya.message(reply)).toContainText('Goes out when you are back online');
  await expect(priya.page.getByText('1 reply will go out when you are back.')).toBeVisible();
  expect(await sandbox.repliesTo(asked)).toEqual([]);

  network.mend();
  await priya.page.context().setOffline(false);
  await expect(priya.page.getByText('You are offline.')).toBeHidden();
  await expect(priya.message(reply)).toContainText('Sent', { timeout: 30_000 });
  await expectOneReply(sandbox, asked, reply);
});
