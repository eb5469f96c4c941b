import 'server-only';
import type { Answer, Failure } from './answer';
import { bearer, callForJson, callForNothing, type Reading } from './call';
import { type Connection, socialPath } from './connection';
import { recordPage, type SubscriptionRecord, subscriptionRecord } from './schemas';
import { timeOf } from './times';

export interface Subscription {
  id: string;
  /** `blacklisted`: deliveries failed too often and stopped; `unknown`: a word this version does not know. */
  state: 'active' | 'blacklisted' | 'unknown';
  /** ISO time; null when not told. */
  expiresAt: string | null;
  /** Where it delivers to; null when not told. */
  address: string | null;
}

export interface NewSubscription {
  /** Our webhook's public address. */
  address: string;
  /** Comes back as a header with every delivery. */
  verificationToken: string;
  /** Which events of contents, where an admin has said so; empty for all that are known. */
  eventFilters: readonly string[];
  /** Seconds. */
  life: number;
  /** Seconds before the end at which reminders begin; at most half the life. */
  reminderThreshold: number;
}

const subscriptionsPath = ['restapi', 'v1.0', 'subscription'];

/** What happens to contents that we want to be told. */
const CONTENT_EVENTS = ['Imported', 'Exported', 'DiscussionInitiated'];

/**
 * Subscribes our webhook to all content events and to reminders of the subscription's end. While this call is
 * under way the platform checks the address: the handshake must be answered meanwhile.
 */
export function createSubscription(
  connection: Connection,
  wanted: NewSubscription,
): Promise<Answer<Subscription>> {
  const json = {
    eventFilters: [...contentFilters(connection, wanted), reminderFilter(wanted.reminderThreshold)],
    deliveryMode: {
      transportType: 'WebHook',
      address: wanted.address,
      verificationToken: wanted.verificationToken,
    },
    expiresIn: wanted.life,
  };
  return callForJson(
    bearer(connection),
    { method: 'POST', path: subscriptionsPath, json },
    readSubscriptionFacts,
  );
}

function contentFilters(connection: Connection, { eventFilters }: NewSubscription): readonly string[] {
  if (eventFilters.length > 0) return eventFilters;
  return CONTENT_EVENTS.map((event) => `/${socialPath(connection, 'contents', event).join('/')}`);
}

/** Unreachable address, bad certificate, bad answer to the handshake (notes.md §12). */
const DOOR_FAULTS: readonly (string | null)[] = ['CMN-101', 'SUB-524', 'SUB-525'];

/** Whether a subscription was refused only because our webhook did not answer the handshake as it must. */
export function isDoorShut(failure: Failure): boolean {
  return failure.outcome === 'refused' && DOOR_FAULTS.includes(failure.code);
}

/** Reminders come this often once they begin; the platform allows at most half the threshold. */
function reminderFilter(threshold: number): string {
  return `/restapi/v1.0/subscription/~?threshold=${threshold}&interval=${Math.floor(threshold / 2)}`;
}

/** How a subscription stands. One that is gone is `refused` with status 404. */
export function readSubscription(connection: Connection, id: string): Promise<Answer<Subscription>> {
  return callForJson(
    bearer(connection),
    { method: 'GET', path: [...subscriptionsPath, id] },
    readSubscriptionFacts,
  );
}

/** Prolongs a subscription by its original life. Harmless to repeat. */
export function renewSubscription(connection: Connection, id: string): Promise<Answer<Subscription>> {
  const path = [...subscriptionsPath, id, 'renew'];
  return callForJson(bearer(connection), { method: 'POST', path }, readSubscriptionFacts);
}

/** Ends a subscription. One that is gone is `refused` with status 404. */
export function deleteSubscription(connection: Connection, id: string): Promise<Answer<null>> {
  return callForNothing(bearer(connection), { method: 'DELETE', path: [...subscriptionsPath, id] });
}

/** All subscriptions of this user and app: at most 30, no paging. Unreadable ones are left out. */
export function listSubscriptions(connection: Connection): Promise<Answer<Subscription[]>> {
  return callForJson(bearer(connection), { method: 'GET', path: subscriptionsPath }, (json) => {
    const parsed = recordPage.safeParse(json);
    if (!parsed.success) return { ok: false, detail: 'a list of subscriptions without records' };
    const readings = parsed.data.records.map(readSubscriptionFacts);
    return { ok: true, value: readings.flatMap((reading) => (reading.ok ? reading.value : [])) };
  });
}

function readSubscriptionFacts(json: unknown): Reading<Subscription> {
  const parsed = subscriptionRecord.safeParse(json);
  if (!parsed.success) return { ok: false, detail: 'not a subscription' };
  const value = {
    id: parsed.data.id,
    state: stateOf(parsed.data),
    expiresAt: timeOf(parsed.data.expirationTime),
    address: parsed.data.deliveryMode?.address ?? null,
  };
  return { ok: true, value };
}

function stateOf(record: SubscriptionRecord): Subscription['state'] {
  switch (record.status) {
    case 'Active':
      return 'active';
    case 'Blacklisted':
      return 'blacklisted';
    default:
      return 'unknown';
  }
}
