import * as z from 'zod/mini';
import { apiScopes, lifetimeChoices } from '@/lib/domain/api-token';
import { personName } from './agent';

/** What programs ask with, as admins see it: never the secret, nor what it could be recognised by. */
export const apiToken = z.object({
  id: z.uuid(),
  name: z.string(),
  /** The end of the secret, by which people tell tokens apart. */
  lastFour: z.string(),
  scopes: z.array(z.enum(apiScopes)),
  /** Null: every channel that whoever made it may read. */
  channelIds: z.nullable(z.array(z.uuid())),
  /** As whom it acts. What they may not do, it may not do either. */
  madeBy: z.object({ agentId: z.uuid(), name: z.string(), isActive: z.boolean() }),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  /** To five minutes; null: never. */
  lastUsedAt: z.nullable(z.iso.datetime()),
});
export type ApiToken = z.infer<typeof apiToken>;

/** `GET /api/tokens`, admins: the newest first, expired ones too, revoked ones not. */
export const apiTokenList = z.object({ tokens: z.array(apiToken) });

/** `POST /api/tokens`, admins. */
export const newApiToken = z.strictObject({
  name: personName,
  scopes: z.array(z.enum(apiScopes)).check(z.minLength(1), z.maxLength(apiScopes.length)),
  /** Only such as the admin may read. */
  channelIds: z.nullable(z.array(z.uuid()).check(z.minLength(1), z.maxLength(1_000))),
  expiresInDays: z.literal(lifetimeChoices),
});
export type NewApiToken = z.infer<typeof newApiToken>;

/** Its answer, 201. The secret is told here and never again. */
export const madeApiToken = z.object({ token: apiToken, secret: z.string() });
export type MadeApiToken = z.infer<typeof madeApiToken>;
