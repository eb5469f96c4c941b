import type CreateSocialMessagingContentRequest from '@rc-ex/core/lib/definitions/CreateSocialMessagingContentRequest';
import type CreateWebhookSubscriptionRequest from '@rc-ex/core/lib/definitions/CreateWebhookSubscriptionRequest';
import type ListSocialMessagingContentsParameters from '@rc-ex/core/lib/definitions/ListSocialMessagingContentsParameters';
import type ListSocialMessagingIdentitiesParameters from '@rc-ex/core/lib/definitions/ListSocialMessagingIdentitiesParameters';
import type UpdateSubscriptionRequest from '@rc-ex/core/lib/definitions/UpdateSubscriptionRequest';
import { afterAll, afterEach, beforeAll } from 'vitest';
import type { Demo, Json } from './platform-client';
import { type SandboxProcess, startSandbox } from './sandbox-process';
import { startReceiver, type WebhookReceiver } from './webhook-receiver';

export type ContentQuery = ListSocialMessagingContentsParameters;
export type NewContent = CreateSocialMessagingContentRequest;

/** One page of a list, as every list of the service answers. */
export interface Page {
  readonly records: readonly Json[];
  readonly paging: { readonly nextPageToken?: string };
}

/** What an SDK tells its caller of a refusal. */
export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

/** What both official SDKs are asked to do, each in its own way. */
export interface SdkClient {
  logIn(jwt: string): Promise<void>;
  /** Where to send the browser for consent; the client keeps the PKCE verifier. */
  consentUrl(redirectUri: string, state: string): string;
  /** Finishes what consentUrl began, with the address that the browser was sent back to. */
  logInWithCode(returned: URL): Promise<void>;
  accessToken(): Promise<string>;
  refresh(): Promise<void>;
  revoke(): Promise<void>;
  /** The extension of the user who is logged in. */
  whoAmI(): Promise<Json>;
  list(query: ContentQuery): Promise<Page>;
  read(id: string): Promise<Json>;
  create(content: NewContent): Promise<Json>;
  identities(query: ListSocialMessagingIdentitiesParameters): Promise<Page>;
  identity(id: string): Promise<Json>;
  readonly subscriptions: {
    create(request: CreateWebhookSubscriptionRequest): Promise<Json>;
    read(id: string): Promise<Json>;
    update(id: string, request: UpdateSubscriptionRequest): Promise<Json>;
    renew(id: string): Promise<Json>;
    list(): Promise<{ readonly records: readonly Json[] }>;
    cancel(id: string): Promise<void>;
  };
  /** Reads the refusal out of the error that this SDK throws. */
  refusalIn(error: unknown): Promise<Refusal>;
}

/** A sandbox, a webhook address, and an SDK that is logged in by the demo's JWT. */
export interface SdkWorld {
  readonly sandbox: SandboxProcess;
  readonly receiver: WebhookReceiver;
  readonly demo: Demo;
  readonly client: SdkClient;
  /** Makes another client of the same SDK, not logged in. */
  connect(): SdkClient;
}

/** Starts a world for one test file, with pushes of a few milliseconds and no limits; returns how to get at it. */
export function sdkWorld(connect: (demo: Demo) => SdkClient): () => SdkWorld {
  let world: SdkWorld;
  beforeAll(async () => {
    const [sandbox, receiver] = await Promise.all([startSandbox(), startReceiver()]);
    const demo = await sandbox.control<Demo>('/demo');
    world = { sandbox, receiver, demo, client: connect(demo), connect: () => connect(demo) };
    await sandbox.control('/settings', { method: 'PUT', body: { exportDelayMs: [1, 5] } });
    await calm(sandbox);
    await world.client.logIn(demo.jwt);
  });
  afterEach(() => calm(world.sandbox));
  afterAll(() => Promise.all([world.sandbox.stop(), world.receiver.stop()]));
  return () => world;
}

/** Takes limits and faults away. */
async function calm(sandbox: SandboxProcess): Promise<void> {
  await sandbox.control('/settings', { method: 'PUT', body: { rateLimits: 'off' } });
  await sandbox.control('/faults', { method: 'DELETE' });
}

/** Lets a customer write on a channel; `more` as the control surface takes it. */
export function customerWrites(world: SdkWorld, channelType: string, more: object = {}): Promise<Json> {
  const body = {
    channelType,
    body: 'Are you open?',
    customer: { name: `Someone on ${channelType}` },
    ...more,
  };
  return world.sandbox.control<Json>('/customer-messages', { method: 'POST', body });
}

/** The id of the demo business's channel of a type. */
export function channelId({ demo }: SdkWorld, type: string): string {
  const channel = demo.channels.find((candidate) => candidate.type === type);
  if (!channel) throw new Error(`the demo business has no ${type} channel`);
  return channel.id;
}

/** The refusal that a call ends with; throws when it is not refused. */
export async function refusalOf(client: SdkClient, call: Promise<unknown>): Promise<Refusal> {
  let answer: unknown;
  try {
    answer = await call;
  } catch (error) {
    return client.refusalIn(error);
  }
  throw new Error(`the call was not refused, it was answered with ${JSON.stringify(answer)}`);
}

/** Opens the consent page as a browser would, says who is there and presses Allow; returns where that leads. */
export async function giveConsent(url: string, user: string): Promise<URL> {
  const page = await fetch(url);
  const html = await page.text();
  if (!page.ok) throw new Error(`the consent page answered ${page.status}: ${html}`);
  const carried = [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  const form = new URLSearchParams(carried.map(([, name = '', value = '']) => [name, value]));
  form.set('user', user);
  form.set('decision', 'allow');
  const action = /<form method="post" action="([^"]+)"/.exec(html)?.[1] ?? '';
  const answer = await fetch(new URL(action, url), { method: 'POST', redirect: 'manual', body: form });
  return new URL(answer.headers.get('location') ?? '');
}
