/**
 * Webhooks that we send: what they tell, and how patient we are with who receives them. They follow the Standard Webhooks
 * specification (standardwebhooks.com); chance is a parameter, from 0 up to but not including 1.
 */

/** What a receiver may be told of. Named as in the feed, which is where they come from. */
export const webhookEventTypes = [
  'message.saved',
  'message.discarded',
  'conversation.changed',
  'note.saved',
] as const;
export type WebhookEventType = (typeof webhookEventTypes)[number];

/** Sent because an admin asked whether anybody is there; no receiver chooses it. */
export const TEST_EVENT = 'webhook.tested';

export const webhookDeliveryStates = ['pending', 'delivered', 'abandoned'] as const;
export type WebhookDeliveryState = (typeof webhookDeliveryStates)[number];

/** Why a webhook rests: an admin said so, or its receiver answered that it is gone for good. */
export const webhookRests = ['by-hand', 'gone'] as const;

/**
 * - `delivered`: taken (any 2xx)
 * - `refused`: somebody is there and does not want this one, or fails over it
 * - `away`: nobody is there, or they say that they cannot take anything now
 * - `gone`: 410, which by the specification asks never to be told again
 */
export const attemptOutcomes = ['delivered', 'refused', 'away', 'gone'] as const;
export type AttemptOutcome = (typeof attemptOutcomes)[number];

const AWAY = new Set([429, 502, 503, 504]);

/** @param status null where there was no answer; a redirect is a refusal: nobody is sent elsewhere with a customer's words */
export function outcomeOf(status: number | null): AttemptOutcome {
  if (status === null || AWAY.has(status)) return 'away';
  if (status >= 200 && status < 300) return 'delivered';
  return status === 410 ? 'gone' : 'refused';
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Between the attempts of one delivery that is refused; half a day in all. */
const REFUSED_WAITS = [
  5 * SECOND,
  30 * SECOND,
  2 * MINUTE,
  10 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  4 * HOUR,
  4 * HOUR,
];

/**
 * Until a delivery that was refused is tried again. What follows in its conversation waits with it.
 *
 * @param refusals of this delivery, at least 1
 * @returns milliseconds; null: it is given up
 */
export function waitAfterRefusal(refusals: number, chance: number): number | null {
  const full = REFUSED_WAITS[refusals - 1];
  return full === undefined ? null : Math.round(full * (1 + chance / 5));
}

/** Failed attempts in a row after which a receiver that answers counts as unwell altogether. */
const UNWELL_AFTER = 5;
/** The longest a receiver waits that has come back: five minutes. */
const LONGEST_PAUSE = 5 * MINUTE;

/**
 * Until anything at all is sent to a receiver again. Of one that is away one delivery is tried now and then, the oldest;
 * one that refuses this and that is left alone only once it refused several in a row.
 *
 * @param failures attempts in a row that failed, this one counted
 * @returns milliseconds
 */
export function pauseAfter(outcome: 'refused' | 'away', failures: number, chance: number): number {
  const steps = outcome === 'away' ? failures - 1 : failures - UNWELL_AFTER;
  if (steps < 0) return 0;
  const full = Math.min(5 * SECOND * 2 ** steps, LONGEST_PAUSE);
  return Math.round(full * (0.8 + 0.2 * chance));
}

/** Was it so unwell that what was refused meanwhile deserves another try at once? */
export function wasUnwell(failures: number): boolean {
  return failures >= UNWELL_AFTER;
}

/** Milliseconds after which what could not be delivered is given up, and for which all of it can be looked at and replayed. */
export const KEEP_TRYING = 3 * 24 * HOUR;
export const KEEP_SETTLED = 30 * 24 * HOUR;

export type WebhookAddress = { ok: true; url: string } | { ok: false; fault: 'not-an-address' | 'not-https' };

/**
 * Where a receiver is: https, or plain http on this very machine where the deployment allows private receivers.
 *
 * @param mayBePrivate whether receivers may be on this machine or in a private network
 */
export function readWebhookAddress(typed: string, mayBePrivate: boolean): WebhookAddress {
  const text = typed.trim();
  if (!URL.canParse(text)) return { ok: false, fault: 'not-an-address' };
  const url = new URL(text);
  if (url.username !== '' || url.password !== '' || url.hostname === '') {
    return { ok: false, fault: 'not-an-address' };
  }
  url.hash = '';
  const mayBePlain = mayBePrivate && url.protocol === 'http:';
  return url.protocol === 'https:' || mayBePlain
    ? { ok: true, url: url.href }
    : { ok: false, fault: 'not-https' };
}
