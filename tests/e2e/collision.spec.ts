import { randomUUID } from 'node:crypto';
import { expect } from '@playwright/test';
import type { Person } from '../support/e2e/person';
import { test } from '../support/e2e/test';
import { test as behindNetwork } from '../support/e2e/weather';

test('two colleagues answer the same customer: the second is shown the first reply and decides', async ({
  sandbox,
  priya,
  maya,
  browserErrors,
}) => {
  browserErrors.expect(/status of 409 .*\/messages/);
  const asked = await sandbox.customerWrites('WhatsApp', {
    name: 'Jens Falk',
    body: 'Can I have a receipt?',
  });
  await Promise.all([priya.looksAt('all'), maya.looksAt('all')]);
  await Promise.all([priya.opens(asked.body), maya.opens(asked.body)]);
  await priya.composer.fill('We send it by mail.');
  await maya.repliesTo(asked.body, 'It is in the box.');
  await expect(priya.message('It is in the box.')).toContainText('Sent');

  const question = priya.page.getByRole('alertdialog', {
    name: 'Maya Lindqvist replied while you were writing',
  });
  await test.step('the text is not sent, and is kept while one thinks', async () => {
    await priya.sendButton.click();
    await expect(question).toContainText('It is in the box.');
    await expect(question).toContainText('We send it by mail.');
    await question.getByRole('button', { name: 'Keep editing' }).click();
    await expect(priya.composer).toHaveValue('We send it by mail.');
    expect(await sandbox.repliesTo(asked)).toHaveLength(1);
  });
  await test.step('what was written with the first reply in view goes out', async () => {
    await priya.composer.fill('A copy comes by mail.');
    await priya.sendButton.click();
    await expect(maya.message('A copy comes by mail.')).toContainText('Sent');
    const replies = await sandbox.repliesTo(asked);
    expect(replies.map(({ body }) => body)).toEqual(['It is in the box.', 'A copy comes by mail.']);
  });
});

const ATTEMPTS = 100;

/** Answers as the program of somebody who has everything in view: without a screen. */
async function answersByProgram({ page }: Person, conversationId: string, body: string, seenId: string) {
  const reply = {
    clientId: randomUUID(),
    body,
    audience: 'private',
    parentMessageId: null,
    lastSeenMessageId: seenId,
  };
  return page.evaluate(
    async ([path, content]) => {
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(path, { method: 'POST', headers, body: content });
      return ((await answer.json()) as { id: string }).id;
    },
    [`/api/conversations/${conversationId}/messages`, JSON.stringify(reply)] as const,
  );
}

behindNetwork(
  'somebody whom nobody tells what happens never answers twice unless they say so',
  async ({ sandbox, network, priya, maya, browserErrors }) => {
    behindNetwork.slow();
    browserErrors.expect(/status of 409 .*\/messages/);
    const asked = await sandbox.customerWrites('WhatsApp', { name: 'Ingrid Holm', body: 'Is it in stock?' });
    await Promise.all([priya.looksAt('all'), maya.looksAt('all')]);
    await priya.opens(asked.body);
    network.cutStream();
    await expect(priya.page.getByText(/^(Reconnecting|Not live)/).first()).toBeVisible();

    const conversationId = new URL(priya.page.url()).pathname.split('/').at(-1) ?? '';
    const messages = await maya.page.evaluate(
      async (path) => (await fetch(path)).json(),
      `/api/conversations/${conversationId}/messages`,
    );
    let seenId: string = messages.messages.at(-1).id;
    const mine = 'It is, in three colours.';
    const question = priya.page.getByRole('alertdialog');
    await priya.composer.fill(mine);
    await test.step(`${ATTEMPTS} times Maya is quicker, and Priya is shown what she said`, async () => {
      for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
        const theirs = `Answer ${attempt} of ${ATTEMPTS}`;
        seenId = await answersByProgram(maya, conversationId, theirs, seenId);
        await priya.composer.press('Control+Enter');
        await question.getByText(theirs, { exact: true }).waitFor();
        if (attempt === ATTEMPTS) break;
        await priya.page.keyboard.press('Enter');
        await question.waitFor({ state: 'detached' });
        expect(await priya.composer.inputValue()).toBe(mine);
      }
    });
    await test.step('nothing of hers has reached the customer', async () => {
      await expect.poll(async () => (await sandbox.repliesTo(asked)).length).toBe(ATTEMPTS);
      expect((await sandbox.repliesTo(asked)).filter(({ body }) => body === mine)).toEqual([]);
    });
    await test.step('she says so, and both are there', async () => {
      await expect(question).toContainText(`Maya Lindqvist replied while you were writing`);
      await question.getByRole('button', { name: 'Send anyway' }).click();
      await expect.poll(async () => (await sandbox.repliesTo(asked)).length).toBe(ATTEMPTS + 1);
      expect((await sandbox.repliesTo(asked)).filter(({ body }) => body === mine)).toHaveLength(1);
    });
  },
);
