import { expect } from '@playwright/test';
import { logInOf } from '../support/e2e/environment';
import { Person } from '../support/e2e/person';
import { untilSettled } from '../support/e2e/settled';
import { signIn } from '../support/e2e/sign-in';
import { test } from '../support/e2e/test';

test('a newcomer writes as a customer, answers as an agent, breaks a send and cures it, and watches as a supervisor', async ({
  page,
  sandbox,
}) => {
  const newcomer = new Person(page, logInOf('Priya'));
  const answer = 'It is. We close at six.';
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Priya Raman' }).click();
  await expect(page).toHaveURL(/\/inbox/);
  await untilSettled(page);
  const opening = page.waitForEvent('popup');
  await page.getByRole('link', { name: 'Write as a customer' }).click();
  const customer = await opening;

  await test.step('as a customer, on the networks’ side', async () => {
    expect(customer.url()).toBe(sandbox.customerPage);
    await customer.getByLabel('Channel').selectOption('WhatsApp, Northwind Workshop UK');
    await customer.getByLabel('Customer').selectOption('New customer');
    await customer.getByLabel('Name').fill('Lotte Visser');
    await customer.getByLabel('Message').fill('Is my wheel ready?');
    await customer.getByRole('button', { name: 'Send as customer' }).click();
    await expect(customer.getByText('Sent.')).toBeVisible();
  });
  await test.step('as an agent, with a send that fails and one that does not', async () => {
    await expect(newcomer.row('Is my wheel ready?')).toContainText('Lotte Visser');
    await newcomer.opens('Is my wheel ready?');
    await newcomer.repliesTo('Is my wheel ready?', `${answer} #sandbox-abort`);
    const failed = newcomer.message(`${answer} #sandbox-abort`);
    await expect(failed).toContainText('Not sent. WhatsApp refused it.');
    await failed.getByRole('button', { name: 'Discard' }).click();
    await newcomer.repliesTo('Is my wheel ready?', answer);
    await expect(newcomer.message(answer)).toContainText('Sent');
    const seenByCustomer = customer
      .getByRole('listitem')
      .filter({ hasText: /^It is\. We close at six\.(?! #)/ });
    await expect(seenByCustomer).toContainText('Arrived');
  });
  await test.step('as a supervisor', async () => {
    await newcomer.switchesTo('Maya Lindqvist');
    await newcomer.opens(answer);
    await expect(newcomer.message(answer)).toContainText('Priya Raman');
  });
});

test('the demo bar changes the role in one click', async ({ page }) => {
  const person = new Person(page, logInOf('Priya'));
  await signIn(page, person.logIn);
  await expect(page.getByRole('link', { name: 'Admin' })).toBeHidden();

  await person.switchesTo('Amira Haddad');
  await expect(page.getByRole('link', { name: 'Admin' })).toBeVisible();
});

test('a reset begins the demo afresh for everybody: what was written since its beginning is gone', async ({
  sandbox,
  priya,
  maya,
  browserErrors,
}) => {
  // What came in while the beginning was made is told, and gone by the time a browser asks for it.
  browserErrors.expect(/404.*\/api\/conversations\/[\w-]+\)$/);
  const asked = await sandbox.customerWrites('WhatsApp', { name: 'Nora Blum', body: 'Is anybody there?' });
  await Promise.all([priya.looksAt('all'), maya.looksAt('all')]);
  await expect(maya.row(asked.body)).toBeVisible();
  await priya.page.getByRole('button', { name: 'Reset' }).click();
  await priya.page.getByRole('button', { name: 'Reset everything' }).click();

  await expect(priya.row(asked.body)).toBeHidden();
  await expect(maya.row(asked.body)).toBeHidden();
  await untilSettled(maya.page);
  for (const person of [priya, maya]) await expect(person.row('佐藤 美咲')).toBeVisible();
  expect(maya.documents, 'Maya has not reloaded').toBe(1);
});
