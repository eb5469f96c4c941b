import { type Answer, type Demo, type Json, type PlatformClient, signIn } from '../support/platform-client';
import { type SandboxProcess, startSandbox } from '../support/sandbox-process';
import { startReceiver, type WebhookReceiver } from '../support/webhook-receiver';

export const CONTENTS = '/cx/social-messaging/v1/contents';
export const IDENTITIES = '/cx/social-messaging/v1/identities';
export const SUBSCRIPTION = '/restapi/v1.0/subscription';
export const EXTENSION = '/restapi/v1.0/account/~/extension';

/** A request and what it was answered with. */
export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly body: Json;
}

/** A sandbox, a client of it and what a test needs to bring either into any state. */
export class Stage {
  readonly sandbox: SandboxProcess;
  readonly receiver: WebhookReceiver;
  readonly client: PlatformClient;
  /** An app for log-ins that come and go: a user has five sessions with each, and a sixth ends the first. */
  readonly otherApp: Demo;

  private constructor(parts: Pick<Stage, 'sandbox' | 'receiver' | 'client' | 'otherApp'>) {
    this.sandbox = parts.sandbox;
    this.receiver = parts.receiver;
    this.client = parts.client;
    this.otherApp = parts.otherApp;
  }

  static async open(): Promise<Stage> {
    const [sandbox, receiver] = await Promise.all([startSandbox(), startReceiver()]);
    const body = { rateLimits: 'off', exportDelayMs: [1, 5] };
    await sandbox.control('/settings', { method: 'PUT', body });
    const client = await signIn(sandbox);
    const app = await sandbox.control<object>('/apps', { method: 'POST', body: { name: 'Another app' } });
    return new Stage({ sandbox, receiver, client, otherApp: { ...client.demo, ...app } });
  }

  async close(): Promise<void> {
    await Promise.all([this.sandbox.stop(), this.receiver.stop()]);
  }

  /** Calls the platform as the service user. */
  async call(method: string, path: string, body?: unknown): Promise<Seen> {
    return seen(method, path, await this.client.call(method, path, body));
  }

  create(body: unknown): Promise<Seen> {
    return this.call('POST', CONTENTS, body);
  }

  reply(parent: Json, more: object = {}): Promise<Seen> {
    return this.create({ inReplyToContentId: parent.id, body: 'Hello!', public: parent.public, ...more });
  }

  start(channelType: string, more: object = {}): Promise<Seen> {
    return this.create({ channelId: this.client.channelId(channelType), body: 'Hello!', ...more });
  }

  subscribe(more: object = {}): Promise<Seen> {
    const deliveryMode = { transportType: 'WebHook', address: this.receiver.url };
    const eventFilters = [`${CONTENTS}/Imported`];
    return this.call('POST', SUBSCRIPTION, { eventFilters, deliveryMode, ...more });
  }

  /** A customer writes on a channel. */
  write(channelType: string, more: object = {}): Promise<Json> {
    const body = { channelType, body: 'Hello?', customer: { name: `Someone on ${channelType}` }, ...more };
    return this.sandbox.control<Json>('/customer-messages', { method: 'POST', body });
  }

  /** Does something under other settings, and puts them back. */
  async under<T>(settings: object, act: () => Promise<T>): Promise<T> {
    const usual = await this.sandbox.control<Json>('/settings');
    const before = Object.fromEntries(Object.keys(settings).map((name) => [name, usual[name]]));
    await this.sandbox.control('/settings', { method: 'PUT', body: settings });
    try {
      return await act();
    } finally {
      await this.sandbox.control('/settings', { method: 'PUT', body: before });
    }
  }

  /** Does something while the service user has other rights on a channel, and gives the usual ones back. */
  async withRights<T>(channelType: string, rights: object, act: () => Promise<T>): Promise<T> {
    const whose = { userId: '101', channelId: this.client.channelId(channelType) };
    await this.sandbox.control('/permissions', { method: 'PUT', body: { ...whose, ...rights } });
    try {
      return await act();
    } finally {
      const all = { read: true, reply: true, initiate: true };
      await this.sandbox.control('/permissions', { method: 'PUT', body: { ...whose, ...all } });
    }
  }
}

export function seen(method: string, path: string, { status, body }: Answer): Seen {
  return { method, path, status, body };
}
