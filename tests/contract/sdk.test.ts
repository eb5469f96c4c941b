import core from '@rc-ex/core';
import type ContentList from '@rc-ex/core/lib/definitions/ContentList';
import type ContentModel from '@rc-ex/core/lib/definitions/ContentModel';
import type IdentitiesList from '@rc-ex/core/lib/definitions/IdentitiesList';
import cx from '@rc-ex/core/lib/paths/Cx/index.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Demo, Json } from '../support/platform-client';
import { type SandboxProcess, startSandbox } from '../support/sandbox-process';
import { until } from '../support/until';
import { startReceiver, type WebhookReceiver } from '../support/webhook-receiver';

/** The package is CommonJS: depending on the loader, its default export lies one level deeper. */
function defaultOf<T extends object>(module: T): T {
  return 'default' in module ? (module.default as T) : module;
}

const RingCentral = defaultOf(core);
const Cx = defaultOf(cx);

let sandbox: SandboxProcess;
let receiver: WebhookReceiver;
let demo: Demo;
let rc: InstanceType<typeof RingCentral>;

beforeAll(async () => {
  [sandbox, receiver] = await Promise.all([startSandbox(), startReceiver()]);
  await sandbox.control('/settings', { method: 'PUT', body: { exportDelayMs: [1, 5] } });
  demo = await sandbox.control<Demo>('/demo');
  rc = new RingCentral({ server: demo.serverUrl, clientId: demo.clientId, clientSecret: demo.clientSecret });
  await rc.authorize({ jwt: demo.jwt });
});

afterAll(async () => {
  await rc.revoke();
  await Promise.all([sandbox.stop(), receiver.stop()]);
});

function social() {
  return new Cx(rc).socialMessaging().v1();
}

function channelId(type: string): string {
  return demo.channels.find((channel) => channel.type === type)?.id ?? '';
}

/** The SDK types its answers as strings although they are objects. */
function as<T>(answer: unknown): T {
  return answer as T;
}

describe('the official SDK @rc-ex/core 1.4.2', () => {
  it('lists contents page by page until there are no more', async () => {
    const ids: (string | undefined)[] = [];
    let pageToken: string | undefined;
    do {
      const query = { perPage: 100, orderBy: '+creationTime', ...(pageToken ? { pageToken } : {}) } as const;
      const list = as<ContentList>(await social().contents().list(query));
      ids.push(...(list.records ?? []).map(({ id }) => id));
      pageToken = list.paging?.nextPageToken;
    } while (pageToken);
    const { records } = await sandbox.control<{ records: Json[] }>('/contents');
    expect(ids).toEqual(expect.arrayContaining(records.map(({ id }) => id)));
    expect(ids).toHaveLength(records.length);
  });

  it('filters by several channels and states', async () => {
    const channelIds = [channelId('WhatsApp'), channelId('Youtube')];
    const list = as<ContentList>(
      await social()
        .contents()
        .list({ channelIds, status: ['New'], perPage: 50 }),
    );
    const found = new Set(list.records?.map((record) => record.channelId));
    expect(found).toEqual(new Set(channelIds));
  });

  it('answers a customer and reads how it went', async () => {
    const message = await sandbox.control<Json>('/customer-messages', {
      method: 'POST',
      body: { channelType: 'Messenger', body: 'Are you open?' },
    });
    const reply = as<ContentModel>(
      await social()
        .contents()
        .post({ inReplyToContentId: String(message.id), body: 'Until six.', public: false }),
    );
    expect(reply).toMatchObject({ synchronizationStatus: 'ExportPending', status: 'UserReply' });
    await until(async () => {
      const read = as<ContentModel>(await social().contents(reply.id).get());
      return read.synchronizationStatus === 'Success';
    });
  });

  it('reads the people behind the contents', async () => {
    const list = as<IdentitiesList>(
      await social().identities().list({ identityType: 'Customer', perPage: 5 }),
    );
    expect(list.records).toHaveLength(5);
    const [first] = list.records ?? [];
    const one = as<{ screenName?: string }>(await social().identities(first?.id).get());
    expect(one.screenName).toBe(first?.screenName);
  });

  it('subscribes, renews, lists and cancels', async () => {
    const subscriptions = rc.restapi();
    const created = await subscriptions.subscription().post({
      eventFilters: ['/cx/social-messaging/v1/contents/Imported'],
      deliveryMode: { transportType: 'WebHook', address: receiver.url, verificationToken: 's1' },
      expiresIn: 3600,
    } as Parameters<ReturnType<typeof subscriptions.subscription>['post']>[0]);
    expect(created.status).toBe('Active');
    await sandbox.control('/customer-messages', {
      method: 'POST',
      body: { channelType: 'Viber', body: 'Hi SDK' },
    });
    await until(() => receiver.deliveries.length > 0);
    const renewed = await subscriptions.subscription(created.id).renew().post();
    expect(renewed.expiresIn).toBe(3600);
    expect((await subscriptions.subscription().list()).records).toHaveLength(1);
    await subscriptions.subscription(created.id).delete();
    expect((await subscriptions.subscription().list()).records).toHaveLength(0);
  });

  it('refreshes its token, and sees refusals with their code', async () => {
    const before = rc.token?.access_token;
    await rc.refresh();
    expect(rc.token?.access_token).not.toBe(before);
    const refused = await social()
      .contents()
      .post({ channelId: channelId('Viber'), body: 'Hi' })
      .catch((error: { response: { status: number; data: Json } }) => error.response);
    expect(refused).toMatchObject({ status: 403, data: { errorCode: 'EDI-016' } });
  });

  it('is told by 429 and Retry-After when the budget is spent', async () => {
    await sandbox.control('/settings', {
      method: 'PUT',
      body: { rateLimits: { light: 1, medium: 1, heavy: 1, auth: 5 } },
    });
    await social().contents().list({ perPage: 1 });
    const limited = await social()
      .contents()
      .list({ perPage: 1 })
      .catch((error: { response: { status: number; headers: Record<string, string> } }) => error.response);
    expect(limited).toMatchObject({ status: 429, headers: { 'retry-after': '60' } });
  });
});
