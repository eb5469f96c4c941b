import { expect } from '@playwright/test';
import { exchange, silence } from '../support/e2e/exchange';
import { test } from '../support/e2e/test';

test('a customer writes on WhatsApp, Priya answers, and Maya sees it sent', async ({
  sandbox,
  priya,
  maya,
}) => {
  await exchange({
    sandbox,
    priya,
    maya,
    channel: 'WhatsApp',
    writing: { name: 'Ines Duarte', body: 'Is the red Kestrel still in the shop?' },
    reply: 'It is, and we can hold it for you until Friday.',
  });
});

test('a WhatsApp reply stays handed over until WhatsApp has confirmed it', async ({
  sandbox,
  priya,
  maya,
}) => {
  await silence({
    sandbox,
    priya,
    maya,
    channel: 'WhatsApp',
    writing: { name: 'Joel Okafor', body: 'Can you true a wheel while I wait?' },
    reply: 'Yes, it takes about half an hour.',
  });
});

test('WhatsApp takes free text for a day after the customer’s last message, then only a template', async ({
  sandbox,
  priya,
}) => {
  const wrote = (body: string, hoursAgo: number) =>
    sandbox.customerWrites('WhatsApp', {
      name: `Asked ${hoursAgo} hours ago`,
      body,
      minutesAgo: hoursAgo * 60,
    });
  await wrote('Do you buy used bikes?', 21);
  await wrote('Do you sell child seats?', 25);
  await priya.looksAt('all', 'WhatsApp');

  await priya.opens('Do you buy used bikes?');
  await expect(priya.thread).toContainText(/WhatsApp window closes in 2 h 5\d/);
  await expect(priya.composer).toBeEditable();

  await priya.opens('Do you sell child seats?');
  await expect(priya.refusal).toHaveText('WhatsApp now only takes an approved template.');
  await expect(priya.composer).toBeHidden();
});
