import 'server-only';
import type { ContentFacts } from '@/lib/domain/content-facts';
import { cleanText, isObject, parseJson } from './json';
import { MAX_ID } from './schemas';
import { contentFactsOf } from './translate-content';
import { contentMembersOf } from './webhook-resource';

export type ContentEventType = 'content-imported' | 'content-exported' | 'discussion-initiated';

export interface ContentEvent {
  type: ContentEventType;
  contentId: string;
  /** Provisional; null when the event says too little to show anything, which is usual for exported contents. */
  content: ContentFacts | null;
}

export type WebhookEvent =
  | ContentEvent
  | { type: 'reminder'; expiresInSeconds: number | null }
  /** Well formed, but of a kind this version does not know. */
  | { type: 'unknown'; name: string }
  | { type: 'malformed'; reason: string };

export interface WebhookDelivery {
  /** The same for every attempt to deliver it; null when the sender gave none. */
  deliveryId: string | null;
  /** At least one. */
  events: WebhookEvent[];
}

/** Characters of an unknown event's name that are kept. */
const MAX_NAME = 200;

/**
 * Reads what was posted to our webhook, in any of its forms: the platform's envelope around one event, the same
 * with the guide's dotted names (`content.imported`), and the older product's list of events.
 *
 * @param bytes the raw body, from a sender that has been verified but may still send anything
 * @returns what it says; never throws
 */
export function parseWebhook(bytes: Uint8Array): WebhookDelivery {
  const parsed = parseJson(bytes);
  if (!parsed.ok) return malformed(parsed.reason);
  if (!isObject(parsed.value)) return malformed('not an object');
  const envelope = parsed.value;
  if (!Array.isArray(envelope.events)) {
    return { deliveryId: idOf(envelope.uuid), events: [eventOf(envelope, envelope.body)] };
  }
  const events = envelope.events.map((event) => eventOf(event, event));
  return events.length > 0
    ? { deliveryId: idOf(envelope.id), events }
    : { ...malformed('an empty list of events'), deliveryId: idOf(envelope.id) };
}

/** Characters of a reason that are kept. */
const MAX_REASON = 500;

/** Why nothing in a delivery can be understood; null when something can. */
export function reasonToReject(events: WebhookEvent[]): string | null {
  const reasons = events.flatMap((event) => (event.type === 'malformed' ? [event.reason] : []));
  return reasons.length === events.length ? reasons.join('; ').slice(0, MAX_REASON) : null;
}

function malformed(reason: string): WebhookDelivery {
  return { deliveryId: null, events: [{ type: 'malformed', reason }] };
}

function idOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' && value.length <= MAX_ID ? cleanText(value) : null;
}

/**
 * @param event what names the kind of event
 * @param body what holds the content: the resource, or a wrapper around it
 */
function eventOf(event: unknown, body: unknown): WebhookEvent {
  if (!isObject(event)) return { type: 'malformed', reason: 'an event that is not an object' };
  const name = [event.event, event.type].find((told) => typeof told === 'string');
  if (typeof name !== 'string') return { type: 'malformed', reason: 'an event without a name' };
  const type = contentEventTypeOf(name);
  if (type !== null) return contentEventOf(type, isObject(body) ? body : event, event.timestamp);
  if (/^\/restapi\/v1\.0\/subscription\//.test(name)) return reminderOf(body);
  return { type: 'unknown', name: cleanText(name.slice(0, MAX_NAME)) };
}

function contentEventTypeOf(name: string): ContentEventType | null {
  const action = /(?:\/contents\/|^content\.)(\w+)$/i.exec(name)?.[1];
  switch (action?.toLowerCase().replaceAll('_', '')) {
    case 'imported':
      return 'content-imported';
    case 'exported':
      return 'content-exported';
    case 'discussioninitiated':
      return 'discussion-initiated';
    default:
      return null;
  }
}

function contentEventOf(
  type: ContentEventType,
  body: Record<string, unknown>,
  deliveredAt: unknown,
): WebhookEvent {
  const members = contentMembersOf(body, type === 'content-imported');
  const contentId = idOf(members.id);
  if (contentId === null) return { type: 'malformed', reason: 'a content without an id' };
  const issuedAt =
    [body.issuedAt, body.issued_at, deliveredAt].find((time) => typeof time === 'string') ?? null;
  return { type, contentId, content: contentFactsOf(members, { certainty: 'provisional', issuedAt }) };
}

function reminderOf(body: unknown): WebhookEvent {
  const seconds = isObject(body) ? body.expiresIn : null;
  return { type: 'reminder', expiresInSeconds: typeof seconds === 'number' ? seconds : null };
}
