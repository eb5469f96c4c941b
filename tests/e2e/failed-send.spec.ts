import { expect } from '@playwright/test';
import { expectOneReply } from '../support/e2e/exchange';
import { test } from '../support/e2e/test';

test('a refused reply tells both why, with the platform’s code, and a retry sends it', async ({
  sandbox,
  priya,
  maya,
}) => {
  const asked = await sandbox.customerWrites('WhatsApp', { name: 'Pavel Hora', body: 'Do you fix e-bikes?' });
  const reply = 'We do, all but the batteries.';
  await Promise.all([priya.looksAt('all'), maya.looksAt('all')]);
  await Promise.all([priya.opens(asked.body), maya.opens(asked.body)]);
  await sandbox.refuseReplies({ status: 403, code: 'EDI-021', times: 1 });
  await priya.repliesTo(asked.body, reply);

  for (const person of [priya, maya]) {
    const failed = person.message(reply);
    await expect(failed).toContainText('Not sent. WhatsApp no longer takes replies here');
    await expect(failed).toContainText('EDI-021');
    await expect(person.row('Pavel Hora')).toContainText('1 not sent');
  }
  expect(await sandbox.repliesTo(asked)).toEqual([]);

  const attempts = await sandbox.callsOf('createSocialMessagingContent');
  await priya.message(reply).getByRole('button', { name: 'Retry' }).click();
  for (const person of [priya, maya]) {
    await expect(person.message(reply)).toContainText('Sent');
    await expect(person.row('Pavel Hora')).not.toContainText('not sent');
  }
  const laterAttempts = await sandbox.callsOf('createSocialMessagingContent');
  expect(laterAttempts.length, 'the retry has reached the platform').toBe(attempts.length + 1);
  await expectOneReply(sandbox, asked, reply);
});

test('a refused reply is in Undelivered within five seconds; closing asks about it, and writing it anew cures it', async ({
  sandbox,
  priya,
  maya,
}) => {
  const asked = await sandbox.customerWrites('Viber', {
    name: 'Rosa Lindt',
    body: 'What does a service cost?',
  });
  const lost = maya.row('Rosa Lindt');
  await maya.looksAt('undelivered');
  await expect(maya.listHeading).toBeVisible();
  await priya.looksAt('all');
  await priya.opens(asked.body);
  const attempts = await sandbox.callsOf('createSocialMessagingContent');
  await sandbox.refuseReplies({ status: 422, code: 'EDI-033', times: 1 });
  await expect(lost, 'what has not failed is not there').toBeHidden();
  await priya.repliesTo(asked.body, 'Eighty euros and a very long story.');
  await expect
    .poll(async () => (await sandbox.callsOf('createSocialMessagingContent')).length)
    .toBe(attempts.length + 1);
  await expect(lost).toContainText('Viber does not take this text.', { timeout: 5_000 });
  await expect(lost).toContainText('EDI-033');
  await expect(lost).toContainText(/1 not sent · \d+ s · Priya Raman/);
  await expect(lost).toHaveAccessibleName(
    /1 not sent, \d+ s, Priya Raman, Viber does not take this text., EDI-033/,
  );
  await expect(priya.row('Rosa Lindt')).toContainText(/1 not sent · \d+ s · yours/);

  const trouble = priya.thread.getByRole('alert').filter({ hasText: 'Not sent.' });
  const question = priya.page.getByRole('alertdialog', { name: '1 reply did not reach the customer' });
  await priya.thread.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(question).toContainText('Viber does not take this text.');
  await question.getByRole('button', { name: 'Look at it' }).click();
  await expect(trouble).toBeFocused();
  await priya.page.keyboard.press('e');
  await question.getByRole('button', { name: 'Close anyway' }).click();
  await expect(priya.thread.getByRole('button', { name: 'Reopen' })).toBeVisible();
  await expect(lost, 'closing hides no failure').toBeVisible();

  await trouble.getByRole('button', { name: 'Edit' }).click();
  await expect(priya.composer).toHaveValue('Eighty euros and a very long story.');
  await priya.repliesTo(asked.body, 'Eighty euros.');
  await expect(priya.message('Eighty euros.')).toContainText('Sent');
  await expect(lost).toBeHidden();
  await expectOneReply(sandbox, asked, 'Eighty euros.');
});

test('where RingCentral lets nobody reply nothing more is sent, no text is lost, and an admin finds out anew', async ({
  sandbox,
  priya,
  maya,
  amira,
}) => {
  const asked = await sandbox.customerWrites('AppleMessagesForBusiness', {
    name: 'Iris Vogel',
    body: 'May I come by?',
  });
  await Promise.all([priya.looksAt('all'), maya.looksAt('all')]);
  await Promise.all([priya.opens(asked.body), maya.opens(asked.body)]);
  await maya.composer.fill('Bring the key for');
  await sandbox.refuseReplies({ status: 403, code: 'EDI-019', times: 1 });
  await priya.repliesTo(asked.body, 'Any time before six.');

  const failed = priya.message('Any time before six.');
  await expect(failed).toContainText('Ask an admin: the right is given in RingCentral.');
  await expect(maya.refusal).toContainText(
    'RingCentral does not let your workspace’s login reply on Apple Messages.',
  );
  await expect(maya.refusal).toContainText(/EDI-019, .*Your draft is kept\./);
  await expect(maya.thread.getByText('Bring the key for')).toBeVisible();
  await expect(failed.getByRole('button', { name: 'Retry' })).toBeHidden();

  await amira.page.goto('/settings/channels');
  const withheld = amira.page.getByRole('region', { name: 'No right to reply' });
  await expect(withheld).toContainText('RingCentral gives no right to reply on Apple Messages. EDI-019');
  await withheld.getByRole('button', { name: 'Try again' }).click();
  await expect(withheld).toBeHidden();
  await expect(maya.composer).toHaveValue('Bring the key for');
  await failed.getByRole('button', { name: 'Retry' }).click();
  await expect(priya.message('Any time before six.')).toContainText('Sent');
  await expectOneReply(sandbox, asked, 'Any time before six.');
});

test('a reply that the network gives up after the platform took it is shown as not sent, with the reason', async ({
  sandbox,
  priya,
}) => {
  const asked = await sandbox.customerWrites('WhatsApp', { name: 'Lucie Bernard', body: 'Is Monday free?' });
  await priya.looksAt('all');
  await priya.opens(asked.body);
  await priya.repliesTo(asked.body, 'Monday at nine. #sandbox-abort');
  const failed = priya.message('Monday at nine. #sandbox-abort');
  await expect(failed).toContainText('Not sent. WhatsApp refused it.');
  await expect(failed).toContainText('The network refused the message');
});

test('a discarded reply is gone for everybody and never reaches the platform', async ({
  sandbox,
  priya,
  maya,
}) => {
  const asked = await sandbox.customerWrites('WhatsApp', {
    name: 'Greta Olsen',
    body: 'Do you paint frames?',
  });
  const reply = 'We do not, but Colour Works does.';
  await Promise.all([priya.looksAt('all'), maya.looksAt('all')]);
  await Promise.all([priya.opens(asked.body), maya.opens(asked.body)]);
  await sandbox.refuseReplies({ status: 403, code: 'EDI-021', times: 1 });
  await priya.repliesTo(asked.body, reply);
  await expect(maya.message(reply)).toContainText('Not sent.');

  await priya.message(reply).getByRole('button', { name: 'Discard' }).click();
  await expect(priya.writings.getByText(reply)).toBeHidden();
  await expect(maya.writings.getByText(reply)).toBeHidden();
  await expect(maya.row('Greta Olsen')).not.toContainText('not sent');
  expect(await sandbox.repliesTo(asked)).toEqual([]);
});

test('while the platform asks to wait, a reply says until when, and goes out once by itself', async ({
  sandbox,
  priya,
}) => {
  const asked = await sandbox.customerWrites('WhatsApp', { name: 'Silvia Conti', body: 'Where do I park?' });
  const reply = 'In the yard, second gate.';
  await priya.looksAt('all');
  await priya.opens(asked.body);
  await sandbox.refuseReplies({ status: 429, code: 'CMN-301', times: 1, retryAfter: 3 });
  await priya.repliesTo(asked.body, reply);
  await expect(priya.message(reply)).toContainText(
    /Waiting\. RingCentral’s send limit was reached; this goes out at \d\d:\d\d\./,
  );
  await expect(priya.message(reply)).toContainText('Sent', { timeout: 30_000 });
  await expectOneReply(sandbox, asked, reply);
});

test('what is typed survives a reload and is marked as a draft in the list', async ({ sandbox, priya }) => {
  const asked = await sandbox.customerWrites('WhatsApp', {
    name: 'Anna Kos',
    body: 'Can you repair a dynamo?',
  });
  const other = await sandbox.customerWrites('Viber', { name: 'Ivo Babic', body: 'What about bells?' });
  await priya.looksAt('all');
  await priya.opens(asked.body);
  await priya.composer.fill('Let me ask the work');
  await priya.page.reload();
  await expect(priya.composer).toHaveValue('Let me ask the work');

  await priya.opens(other.body);
  await expect(priya.composer).toHaveValue('');
  await expect(priya.row('Anna Kos')).toContainText('Draft: Let me ask the work');
  expect(await sandbox.repliesTo(asked)).toEqual([]);
});
