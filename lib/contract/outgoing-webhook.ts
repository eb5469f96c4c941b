import * as z from 'zod/mini';
import {
  attemptOutcomes,
  type WebhookEventType,
  webhookDeliveryStates,
  webhookEventTypes,
  webhookRests,
} from '@/lib/domain/outgoing-webhook';
import { personName } from './agent';
import { apiConversation } from './api-shapes';
import { expectedVersion } from './expected-version';
import { message } from './message';
import { note } from './note';

/**
 * What a receiver is told: the `data` of each type. What stands here is promised as the API is (api.ts): members may be
 * added, none is renamed or taken away.
 */
export const webhookEventData = {
  'message.saved': z.object({ message, conversation: apiConversation }),
  'message.discarded': z.object({ messageId: z.uuid(), conversation: apiConversation }),
  'conversation.changed': z.object({ conversation: apiConversation }),
  'note.saved': z.object({ note }),
} as const satisfies Record<WebhookEventType, z.ZodMiniType>;

/** What is posted to a receiver: the bytes that are signed. */
export const webhookBody = <T extends WebhookEventType>(type: T) =>
  z.object({
    type: z.literal(type),
    timestamp: z.iso.datetime(),
    /** Rises with each event of a workspace. */
    sequence: z.int(),
    data: webhookEventData[type],
  });

/** In the document of the API, when each of them comes. */
export const webhookTitles: Record<WebhookEventType, string> = {
  'message.saved': 'A message came, was written here, or changed',
  'message.discarded': 'A reply that had not gone out was thrown away',
  'conversation.changed': 'A fact of a conversation changed',
  'note.saved': 'A note was written, changed or removed',
};

/** What admins see of a webhook: never its secret. */
export const outgoingWebhook = z.object({
  id: z.uuid(),
  version: z.int(),
  name: z.string(),
  url: z.string(),
  eventTypes: z.array(z.enum(webhookEventTypes)),
  /** Null: every channel there is and will be. */
  channelIds: z.nullable(z.array(z.uuid())),
  /** Why nothing is sent for now; null while it is. */
  rest: z.nullable(z.enum(webhookRests)),
  /** Attempts in a row that failed, and since when. */
  failures: z.int(),
  failingSince: z.nullable(z.iso.datetime()),
  /** When the next attempt is made, while it is left alone. */
  waitUntil: z.nullable(z.iso.datetime()),
  /** The last that was taken, to a minute; null: none ever was. */
  deliveredAt: z.nullable(z.iso.datetime()),
  /** Written down and not taken yet, up to 1,000; and those that were given up. */
  pendingCount: z.int(),
  abandonedCount: z.int(),
  /** Until when the secret before signs too; null where there is none. */
  formerUntil: z.nullable(z.iso.datetime()),
  createdAt: z.iso.datetime(),
});
export type OutgoingWebhook = z.infer<typeof outgoingWebhook>;

/** `GET /api/outgoing-webhooks`, admins: by name. */
export const outgoingWebhookList = z.object({ webhooks: z.array(outgoingWebhook) });

const fields = {
  name: personName,
  url: z.string().check(z.minLength(1), z.maxLength(2_000), z.regex(/^[^\0]+$/)),
  eventTypes: z.array(z.enum(webhookEventTypes)).check(z.minLength(1), z.maxLength(webhookEventTypes.length)),
  channelIds: z.nullable(z.array(z.uuid()).check(z.minLength(1), z.maxLength(1_000))),
};

/** `POST /api/outgoing-webhooks`, admins. Refusals: `bad-request` with `details.field` `url` and a `details.fault`. */
export const newWebhook = z.strictObject(fields);
export type NewWebhook = z.infer<typeof newWebhook>;

/** Its answer, 201, and that of `POST …/:id/secret`. The secret is told here and never again. */
export const madeWebhook = z.object({ webhook: outgoingWebhook, secret: z.string() });
export type MadeWebhook = z.infer<typeof madeWebhook>;

/** `PATCH /api/outgoing-webhooks/:id`. Refusals: as above; `not-found`; `state-refused` with `changed-since`. */
export const webhookChange = z.strictObject({
  ...z.partial(newWebhook).shape,
  isResting: z.optional(z.boolean()),
  expectedVersion,
});
export type WebhookChange = z.infer<typeof webhookChange>;

export const webhookDelivery = z.object({
  /** The `webhook-id` that the receiver gets, the same one at each attempt. */
  id: z.uuid(),
  type: z.string(),
  state: z.enum(webhookDeliveryStates),
  createdAt: z.iso.datetime(),
  attempts: z.int(),
  /** When it is tried next, while it waits. */
  dueAt: z.iso.datetime(),
  settledAt: z.nullable(z.iso.datetime()),
  replayedAt: z.nullable(z.iso.datetime()),
  /** Of the last attempt; null before the first. */
  outcome: z.nullable(z.enum(attemptOutcomes)),
  status: z.nullable(z.int()),
});
export type WebhookDelivery = z.infer<typeof webhookDelivery>;

/** `GET /api/outgoing-webhooks/:id/deliveries`: the newest first, 50 a page, of 30 days. */
export const deliveryQuery = z.strictObject({
  state: z.optional(z.enum(webhookDeliveryStates)),
  cursor: z.optional(z.string()),
});
export const deliveryPage = z.object({
  deliveries: z.array(webhookDelivery),
  nextCursor: z.nullable(z.string()),
});
export type DeliveryPage = z.infer<typeof deliveryPage>;

/** `GET /api/webhook-deliveries/:id`: with what is sent and what came of every attempt, the last one first, 50 at most. */
export const deliveryDetail = z.object({
  delivery: webhookDelivery,
  body: z.string(),
  log: z.array(
    z.object({
      number: z.int(),
      at: z.iso.datetime(),
      tookMs: z.int(),
      outcome: z.enum(attemptOutcomes),
      status: z.nullable(z.int()),
      detail: z.string(),
    }),
  ),
});
export type DeliveryDetail = z.infer<typeof deliveryDetail>;

/** `POST /api/outgoing-webhooks/:id/replay`: sends again those named, or all that were given up, 10,000 at most. */
export const deliveryReplay = z.union([
  z.strictObject({ ids: z.array(z.uuid()).check(z.minLength(1), z.maxLength(1_000)) }),
  z.strictObject({ state: z.literal('abandoned') }),
]);
export type DeliveryReplay = z.infer<typeof deliveryReplay>;

/** How many were taken up. */
export const deliveriesReplayed = z.object({ count: z.int() });
