import { expect } from '@playwright/test';
import { logInOf } from '../support/e2e/environment';
import type { Person } from '../support/e2e/person';
import { test } from '../support/e2e/test';

/** Writes without sending, until the server has it. */
async function writes({ page, composer }: Person, text: string): Promise<void> {
  const saved = page.waitForResponse(
    (answer) => answer.request().method() === 'PUT' && /\/drafts\//.test(answer.url()),
  );
  await composer.fill(text);
  expect((await saved).status()).toBe(200);
}

test('what is unsent survives a reload, the end of the browser, what colleagues do and a refused send', async ({
  sandbox,
  seat,
  priya,
  maya,
  browserErrors,
}) => {
  browserErrors.expect(/status of 409 .*\/messages/);
  const asked = await sandbox.customerWrites('WhatsApp', { name: 'Sofia Berg', body: 'Is the frame steel?' });
  const text = 'It is, and it is made in';
  await Promise.all([priya.looksAt('all'), maya.looksAt('all')]);
  await priya.opens(asked.body);
  await writes(priya, text);

  await test.step('it is there after a reload', async () => {
    await priya.page.reload();
    await expect(priya.composer).toHaveValue(text);
  });
  await test.step('a colleague takes the conversation, closes it and opens it again meanwhile', async () => {
    await maya.opens(asked.body);
    await maya.assignsToSelf();
    await maya.thread.getByRole('button', { name: 'Close', exact: true }).click();
    await maya.thread.getByRole('button', { name: 'Reopen' }).click();
    await expect(priya.composer).toHaveValue(text);
  });
  const address = priya.page.url();
  const mark = maya.list.getByRole('link', { name: /Sofia Berg.*Priya has a draft/ });
  const again =
    await test.step('her browser is gone; colleagues see that there is a draft, and another one has it', async () => {
      await priya.page.context().close();
      // Not there any more, she is not shown as reading or writing: what is left is that there is something unsent.
      await expect(mark).toBeVisible();
      await expect(maya.page.getByText(text)).toBeHidden();
      const other = await seat(logInOf('Priya'));
      await other.page.goto(address);
      await expect(other.composer).toHaveValue(text);
      return other;
    });
  await test.step('a send that is stopped keeps it; the one that goes takes it along, everywhere', async () => {
    await maya.composer.fill('Ask Priya, please.');
    await maya.sendButton.click();
    await expect(again.message('Ask Priya, please.')).toBeVisible();
    await again.sendButton.click();
    const question = again.page.getByRole('alertdialog');
    await expect(question).toContainText('Ask Priya, please.');
    await again.page.reload();
    await expect(again.composer).toHaveValue(text);
    await again.sendButton.click();
    await question.getByRole('button', { name: 'Send anyway' }).click();
    await expect(again.message(text)).toContainText('Sent');
    await expect(again.composer).toHaveValue('');
    await again.page.reload();
    await expect(again.message(text)).toBeVisible();
    await expect(again.composer).toHaveValue('');
    await again.page.context().close();
    const row = maya.list.getByRole('link', { name: /Sofia Berg/ });
    await expect(row).not.toHaveAccessibleName(/Priya is/);
    await expect(row).not.toHaveAccessibleName(/has a draft/);
  });
});
