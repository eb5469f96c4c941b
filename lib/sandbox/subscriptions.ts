import { randomUUID } from 'node:crypto';
import { shakeHands } from './delivery/handshake';
import { watchLifetime } from './delivery/lifetime';
import { type Filters, readFilters, readLifetime } from './delivery/subscription-request';
import { ApiFault } from './http/api-fault';
import { isObject, type JsonObject } from './http/json';
import { type App, type Call, operation } from './http/operation';
import type { Sandbox } from './sandbox';
import type { Subscription } from './state/records';

const PATH = '/restapi/v1.0/subscription';
const MOST_PER_USER = 30;

/** Webhook subscriptions of the platform. */
export function registerSubscriptions(app: App, sandbox: Sandbox): void {
  const one = `${PATH}/:subscriptionId`;
  operation(app, sandbox, { id: 'listSubscriptions', method: 'GET', path: PATH, group: 'light' }, list);
  operation(app, sandbox, { id: 'createSubscription', method: 'POST', path: PATH, group: 'medium' }, create);
  operation(app, sandbox, { id: 'readSubscription', method: 'GET', path: one, group: 'light' }, read);
  operation(app, sandbox, { id: 'updateSubscription', method: 'PUT', path: one, group: 'medium' }, update);
  operation(app, sandbox, { id: 'deleteSubscription', method: 'DELETE', path: one, group: 'medium' }, remove);
  operation(
    app,
    sandbox,
    { id: 'renewSubscription', method: 'POST', path: `${one}/renew`, group: 'light' },
    renew,
  );
}

function list({ sandbox, http, session }: Call): Response {
  const records = ownedBy(sandbox, session.userId).map((row) => subscriptionView(sandbox, row));
  return http.json({ uri: sandbox.url + PATH, records });
}

async function create({ sandbox, http, session }: Call): Promise<Response> {
  const body = await platformJson(http);
  const filters = readFilters(body);
  const lifetimeSeconds = readLifetime(body);
  const mode = isObject(body.deliveryMode) ? body.deliveryMode : {};
  const address = readAddress(mode);
  const verificationToken = typeof mode.verificationToken === 'string' ? mode.verificationToken : null;
  if (ownedBy(sandbox, session.userId).length >= MOST_PER_USER) {
    throw new ApiFault(403, 'SUB-505', `Subscriptions limit exceeded: ${MOST_PER_USER}`);
  }
  await shakeHands(address, verificationToken);
  const now = sandbox.clock.now();
  const subscription = sandbox.store.subscriptions.put({
    id: randomUUID(),
    userId: session.userId,
    eventFilters: filters,
    address,
    verificationToken,
    createdAt: now,
    ...lifetime(now, lifetimeSeconds),
    failingSince: null,
    blacklisted: null,
  });
  return stored(sandbox, http, subscription);
}

function read({ sandbox, http, session }: Call): Response {
  return http.json(subscriptionView(sandbox, own(sandbox, session.userId, http.req.param('subscriptionId'))));
}

async function update({ sandbox, http, session }: Call): Promise<Response> {
  const subscription = own(sandbox, session.userId, http.req.param('subscriptionId'));
  const body = await platformJson(http);
  const eventFilters: Filters =
    body.eventFilters === undefined ? subscription.eventFilters : readFilters(body);
  const seconds = body.expiresIn === undefined ? subscription.lifetimeSeconds : readLifetime(body);
  const changed = { ...subscription, eventFilters, ...lifetime(sandbox.clock.now(), seconds) };
  return stored(sandbox, http, sandbox.store.subscriptions.put(changed));
}

function renew({ sandbox, http, session }: Call): Promise<Response> {
  const subscription = own(sandbox, session.userId, http.req.param('subscriptionId'));
  const span = lifetime(sandbox.clock.now(), subscription.lifetimeSeconds);
  return stored(sandbox, http, sandbox.store.subscriptions.put({ ...subscription, ...span }));
}

async function remove({ sandbox, http, session }: Call): Promise<Response> {
  const subscription = own(sandbox, session.userId, http.req.param('subscriptionId'));
  sandbox.store.subscriptions.delete(subscription.id);
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

function ownedBy(sandbox: Sandbox, userId: string): Subscription[] {
  return sandbox.store.subscriptions.where((subscription) => subscription.userId === userId);
}

function own(sandbox: Sandbox, userId: string, id: string | undefined): Subscription {
  const subscription = sandbox.store.subscriptions.get(id ?? '');
  if (subscription?.userId === userId) return subscription;
  throw new ApiFault(404, 'CMN-102', `Resource for parameter [subscriptionId] is not found`, {
    extra: { parameterName: 'subscriptionId' },
  });
}

function lifetime(now: number, lifetimeSeconds: number) {
  return { lifetimeSeconds, expiresAt: now + lifetimeSeconds * 1000 };
}

function readAddress(mode: JsonObject): string {
  const { address, transportType } = mode;
  const isGood = typeof address === 'string' && /^https?:\/\//.test(address) && URL.canParse(address);
  if (transportType === 'WebHook' && isGood) return address;
  const parameterName = transportType === 'WebHook' ? 'deliveryMode.address' : 'deliveryMode.transportType';
  throw new ApiFault(400, 'CMN-101', `Parameter [${parameterName}] value is invalid`, {
    extra: { parameterName },
  });
}

async function platformJson(http: Call['http']): Promise<JsonObject> {
  const text = await http.req.text();
  if (text.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return value;
  } catch {
    throw new ApiFault(400, 'CMN-103', 'Cannot parse the body');
  }
  throw new ApiFault(400, 'CMN-101', 'An object is needed');
}
