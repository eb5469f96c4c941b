import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Json, type PlatformClient, signIn } from '../support/platform-client';
import { type SandboxProcess, startSandbox } from '../support/sandbox-process';
import { until } from '../support/until';
import { startReceiver, type WebhookReceiver } from '../support/webhook-receiver';

const CONTENTS = '/cx/social-messaging/v1/contents';

let sandbox: SandboxProcess;
let client: PlatformClient;
let receiver: WebhookReceiver;

beforeAll(async () => {
  [sandbox, receiver] = await Promise.all([startSandbox(), startReceiver()]);
  await sandbox.control('/settings', { method: 'PUT', body: { rateLimits: 'off', exportDelayMs: [10, 20] } });
  client = await signIn(sandbox);
  const eventFilters = ['Imported', 'Exported', 'DiscussionInitiated'].map((event) => `${CONTENTS}/${event}`);
  await client.call('POST', '/restapi/v1.0/subscription', {
    eventFilters,
    deliveryMode: { transportType: 'WebHook', address: receiver.url, verificationToken: 'secret1' },
  });
});

afterAll(async () => {
  await Promise.all([sandbox.stop(), receiver.stop()]);
});

function write(body: string, more: object = {}): Promise<Json> {
  return sandbox.control<Json>('/customer-messages', {
    method: 'POST',
    body: { channelType: 'WhatsApp', customer: { name: 'Leonie Achterberg' }, body, ...more },
  });
}

function delivered(event: string, contentId: unknown) {
  return until(() =>
    receiver.deliveries.find(({ body }) => {
      const { resource } = body.body as { resource: Json };
      return body.event === `${CONTENTS}/${event}` && resource.id === contentId;
    }),
  );
}

describe('a WhatsApp conversation', () => {
  it('announces a customer message by webhook, thinly, with the verification token', async () => {
    const message = await write('Is the freehub in stock?');
    const { headers, body } = await delivered('Imported', message.id);
    expect(headers['verification-token']).toBe('secret1');
    expect(headers['validation-token']).toBeUndefined();
    const { resource } = body.body as { resource: Json };
    expect(resource).toMatchObject({ body: 'Is the freehub in stock?', status: 'New', hasAttachment: false });
    expect(Object.keys(resource)).not.toContain('creationTime');
    expect(Object.keys(resource)).not.toContain('synchronizationStatus');
  });

  it('stores a reply at once, pushes it afterwards and marks the customer message as replied', async () => {
    const message = await write('Can I come on Friday?');
    const reply = await client.call('POST', CONTENTS, {
      inReplyToContentId: message.id,
      body: 'Yes, from ten.',
      public: false,
    });
    expect(reply.status).toBe(201);
    expect(reply.body).toMatchObject({
      synchronizationStatus: 'ExportPending',
      creatorId: '101',
      status: 'UserReply',
    });
    await delivered('Exported', reply.body.id);
    const pushed = await client.call('GET', `${CONTENTS}/${String(reply.body.id)}`);
    expect(pushed.body.synchronizationStatus).toBe('Success');
    const answered = await client.call('GET', `${CONTENTS}/${String(message.id)}`);
    expect(answered.body).toMatchObject({ status: 'Replied', lastModifiedTime: reply.body.creationTime });
  });

  it('refuses free text 24 hours after the last customer message, and takes a template then', async () => {
    const createdAt = new Date(Date.now() - 25 * 3_600_000).toISOString();
    const message = await write('Anybody there?', { customer: { name: 'Nadia Late' }, createdAt });
    const late = { inReplyToContentId: message.id, body: 'Sorry!', public: false };
    const refused = await client.call('POST', CONTENTS, late);
    expect([refused.status, refused.body.errorCode]).toEqual([403, 'EDI-021']);
    const template = await client.call('POST', CONTENTS, {
      channelId: client.channelId('WhatsApp'),
      to: ['+447700900555'],
      templateName: 'delivery_update',
      templateLanguage: 'en',
      components: [
        {
          type: 'body',
          parameters: [
            { type: 'text', text: 'Nadia' },
            { type: 'text', text: 'today' },
          ],
        },
      ],
    });
    expect(template.body).toMatchObject({ status: 'UserInitiated', type: 'OutboundMessage', body: null });
    expect(template.body.structuredContent).toMatchObject({ subtitle: 'Hi Nadia, your bike arrives today.' });
    await delivered('DiscussionInitiated', template.body.id);
  });

  it('keeps a reply pending while the confirmation is withheld', async () => {
    await sandbox.control('/settings', { method: 'PUT', body: { withholdConfirmation: true } });
    const message = await write('One more thing');
    const reply = await client.call('POST', CONTENTS, {
      inReplyToContentId: message.id,
      body: 'Yes?',
      public: false,
    });
    await sandbox.control('/settings', { method: 'PUT', body: { withholdConfirmation: false } });
    const path = `${CONTENTS}/${String(reply.body.id)}`;
    expect((await client.call('GET', path)).body.synchronizationStatus).toBe('ExportPending');
    await sandbox.control('/release', { method: 'POST' });
    expect((await client.call('GET', path)).body.synchronizationStatus).toBe('Success');
  });
});
