import { expect } from '@playwright/test';
import { test } from '../support/e2e/test';

test('an admin says how much Jonas should hold; whoever gives him more is told, and may do it anyway', async ({
  sandbox,
  amira,
  maya,
  browserErrors,
}) => {
  browserErrors.expect(/status of 422 .*\/assignment/);
  const first = await sandbox.customerWrites('WhatsApp', {
    name: 'Cora Lund',
    body: 'First of two for Jonas',
  });
  const second = await sandbox.customerWrites('WhatsApp', {
    name: 'Dag Moe',
    body: 'Second of two for Jonas',
  });
  const { page } = amira;
  await page.goto('/settings/people');
  const field = page.getByLabel('How many open conversations colleagues may give Jonas Weber');
  const saves = async (value: string) => {
    const saved = page.waitForResponse((answer) => answer.request().method() === 'PATCH' && answer.ok());
    await field.fill(value);
    await field.press('Enter');
    await saved;
  };

  await maya.looksAt('all');
  const giveToJonas = async () => {
    await maya.thread.getByRole('button', { name: 'Assign', exact: true }).click();
    await maya.page.getByRole('menuitem', { name: /Jonas Weber/ }).click();
  };
  const isHis = () =>
    expect(maya.thread.getByRole('button', { name: 'Assigned to Jonas Weber' })).toBeVisible();

  await test.step('without a limit he is given one', async () => {
    await maya.opens(first.body);
    await giveToJonas();
    await isHis();
  });

  await test.step('with one it is said how much he holds, and one more is refused until it is meant', async () => {
    await saves('1');
    await maya.opens(second.body);
    await maya.thread.getByRole('button', { name: 'Assign', exact: true }).click();
    const offered = maya.page.getByRole('menuitem', { name: /Jonas Weber.*\d+ of 1$/ });
    await expect(offered).toBeVisible();
    await offered.click();
    await expect(
      maya.page.getByText('Jonas Weber holds as many open conversations as they should.'),
    ).toBeVisible();
    await expect(maya.thread.getByRole('button', { name: 'Assign', exact: true })).toBeVisible();
    await maya.page.getByRole('button', { name: 'Assign anyway' }).click();
    await isHis();
  });

  await test.step('what is no number from one on is not saved', async () => {
    await field.fill('0');
    await field.press('Enter');
    await page.reload();
    await expect(field).toHaveValue('1');
  });

  await saves('');
  await expect(field).toHaveValue('');
});
