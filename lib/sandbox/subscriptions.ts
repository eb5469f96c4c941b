import { randomUUID } from 'node:crypto';
import { checkFilters } from './delivery/event-filters';
import { shakeHands } from './delivery/handshake';
import { watchLifetime } from './delivery/lifetime';
import { ApiFault } from './http/api-fault';
import { type App, type Call, operation } from './http/operation';
import type { Sandbox } from './sandbox';
import type { Session, Subscription } from './state/records';

const PATH = '/restapi/v1.0/subscription';
const MOST_PER_USER = 30;
const USUAL_LIFETIME_SECONDS = 604_799;

/** What a client asks for; the document has seen to the shapes. */
interface Wish {
  readonly eventFilters: readonly string[];
  readonly expiresIn?: number;
}

interface DeliveryMode {
  readonly address: string;
  readonly verificationToken?: string;
}

/** Webhook subscriptions of the platform. */
export function registerSubscriptions(app: App, sandbox: Sandbox): void {
  operation(app, sandbox, 'listSubscriptions', list);
  operation(app, sandbox, 'createSubscription', create);
  operation(app, sandbox, 'readSubscription', read);
  operation(app, sandbox, 'updateSubscription', update);
  operation(app, sandbox, 'deleteSubscription', remove);
  operation(app, sandbox, 'renewSubscription', renew);
}

function list({ sandbox, http, session }: Call): Response {
  const records = ownedBy(sandbox, session).map((row) => subscriptionView(sandbox, row));
  return http.json({ uri: sandbox.url + PATH, records });
}

async function create({ sandbox, http, session, body }: Call): Promise<Response> {
  const wish = body as unknown as Wish & { deliveryMode: DeliveryMode };
  const { eventFilters, deliveryMode, expiresIn = USUAL_LIFETIME_SECONDS } = wish;
  checkFilters(eventFilters, expiresIn);
  const { address, verificationToken = null } = deliveryMode;
  if (ownedBy(sandbox, session).length >= MOST_PER_USER) {
    throw new ApiFault(403, 'SUB-505', `Subscriptions limit exceeded: ${MOST_PER_USER}`);
  }
  await shakeHands(address, verificationToken);
  const now = sandbox.clock.now();
  const subscription = sandbox.store.subscriptions.put({
    id: randomUUID(),
    appId: session.appId,
    userId: session.userId,
    eventFilters,
    address,
    verificationToken,
    createdAt: now,
    ...lifetime(now, expiresIn),
    failingSince: null,
    blacklisted: null,
  });
  return stored(sandbox, http, subscription);
}

function read(call: Call): Response {
  return call.http.json(subscriptionView(call.sandbox, own(call)));
}

async function update(call: Call): Promise<Response> {
  const { sandbox, http, body } = call;
  const subscription = own(call);
  const { eventFilters = subscription.eventFilters, expiresIn = subscription.lifetimeSeconds } =
    body as Partial<Wish>;
  checkFilters(eventFilters, expiresIn);
  const span = lifetime(sandbox.clock.now(), expiresIn);
  return stored(sandbox, http, sandbox.store.subscriptions.put({ ...subscription, eventFilters, ...span }));
}

function renew(call: Call): Promise<Response> {
  const { sandbox, http } = call;
  const subscription = own(call);
  const span = lifetime(sandbox.clock.now(), subscription.lifetimeSeconds);
  return stored(sandbox, http, sandbox.store.subscriptions.put({ ...subscription, ...span }));
}

async function remove(call: Call): Promise<Response> {
  const { sandbox, http } = call;
  sandbox.store.subscriptions.delete(own(call).id);
  await sandbox.store.flush();
  return http.body(null, 204);
}

async function stored(sandbox: Sandbox, http: Call['http'], subscription: Subscription): Promise<Response> {
  watchLifetime(sandbox, subscription);
  await sandbox.store.flush();
  return http.json(subscriptionView(sandbox, subscription));
}

/** A subscription as the platform answers it; the verification token is never told back. */
function subscriptionView(sandbox: Sandbox, subscription: Subscription): object {
  const { blacklisted } = subscription;
  return {
    uri: `${sandbox.url}${PATH}/${subscription.id}`,
    id: subscription.id,
    eventFilters: subscription.eventFilters,
    creationTime: new Date(subscription.createdAt).toISOString(),
    expirationTime: new Date(subscription.expiresAt).toISOString(),
    expiresIn: Math.max(0, Math.round((subscription.expiresAt - sandbox.clock.now()) / 1000)),
    status: blacklisted ? 'Blacklisted' : 'Active',
    deliveryMode: { transportType: 'WebHook', address: subscription.address, encryption: false },
    ...(blacklisted
      ? {
          blacklistedData: {
            blacklistedAt: new Date(blacklisted.at).toISOString(),
            reason: blacklisted.reason,
          },
        }
      : {}),
  };
}

function ownedBy(sandbox: Sandbox, { userId, appId }: Session): Subscription[] {
  return sandbox.store.subscriptions.where((row) => row.userId === userId && row.appId === appId);
}

function own({ sandbox, http, session }: Call): Subscription {
  const id = http.req.param('subscriptionId');
  const subscription = ownedBy(sandbox, session).find((row) => row.id === id);
  if (subscription) return subscription;
  throw new ApiFault(404, 'CMN-102', `Resource for parameter [subscriptionId] is not found`, {
    extra: { parameterName: 'subscriptionId' },
  });
}

function lifetime(now: number, lifetimeSeconds: number) {
  return { lifetimeSeconds, expiresAt: now + lifetimeSeconds * 1000 };
}
