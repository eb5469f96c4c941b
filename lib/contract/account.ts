import * as z from 'zod/mini';
import { incidentKinds } from '../domain/incident';

/** Something that is wrong with an account now. */
const trouble = z.object({
  kind: z.enum(incidentKinds),
  since: z.iso.datetime(),
  /** In the platform's words, for admins; null where it gave none. */
  detail: z.nullable(z.string()),
});
export type Trouble = z.infer<typeof trouble>;

/** A connected RingCentral account: never its secrets. Times are null while unknown. */
export const account = z.object({
  id: z.uuid(),
  name: z.string(),
  serverUrl: z.string(),
  clientId: z.string(),
  /** Its app is the deployment's: nobody of the workspace has its secret. */
  isOfDeployment: z.boolean(),
  /** Who is signed in there; null where it is not known. */
  userName: z.nullable(z.string()),
  /** Where social messaging lies on the server. */
  basePath: z.string(),
  /** Events to subscribe to, where an admin has said so; empty for all that are known. */
  eventFilters: z.array(z.string()),
  generation: z.enum(['undetected', 'source', 'channel']),
  isGenerationFixed: z.boolean(),
  state: z.enum(['connecting', 'connected', 'needs_sign_in', 'disconnected']),
  /** In the platform's words, for admins. */
  stateReason: z.nullable(z.string()),
  accessTokenExpiresAt: z.nullable(z.iso.datetime()),
  refreshTokenExpiresAt: z.nullable(z.iso.datetime()),
  subscriptionState: z.enum(['none', 'active', 'blacklisted', 'gone', 'polling']),
  /** Why there is no webhook, after the last try: the platform's code or how it ended, and its own words. */
  subscriptionProblem: z.nullable(z.string()),
  subscriptionDetail: z.nullable(z.string()),
  subscriptionExpiresAt: z.nullable(z.iso.datetime()),
  importStartedAt: z.nullable(z.iso.datetime()),
  importCompletedAt: z.nullable(z.iso.datetime()),
  importedCount: z.int(),
  lastEventAt: z.nullable(z.iso.datetime()),
  lastSweepAt: z.nullable(z.iso.datetime()),
  /** The platform lists by creation only: what is edited or deleted there is found by the nightly deep check. */
  isSweepDegraded: z.boolean(),
  /** Conversations a month that the contract with RingCentral allows; null for no limit. */
  monthlyLimit: z.nullable(z.int()),
  /** What is wrong with it now, each kind once, oldest first. */
  troubles: z.array(trouble),
});
export type Account = z.infer<typeof account>;

/** `GET /api/accounts`, admins. */
export const accountList = z.object({
  accounts: z.array(account),
  /** The server of the app that the deployment offers; null where everybody brings their own. */
  offeredServer: z.nullable(z.string()),
});
export type AccountList = z.infer<typeof accountList>;
