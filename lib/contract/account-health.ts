import * as z from 'zod/mini';
import { incidentKinds } from '../domain/incident';

/** Something that was wrong with an account for a while, or still is. */
const incident = z.object({
  id: z.uuid(),
  kind: z.enum(incidentKinds),
  since: z.iso.datetime(),
  /** Null while it lasts. */
  until: z.nullable(z.iso.datetime()),
  /** In the platform's words, for admins; null where it gave none. */
  detail: z.nullable(z.string()),
});
export type Incident = z.infer<typeof incident>;

/** A member of the platform's contents that this version does not know, or a value; how often and when last. */
const oddity = z.object({
  member: z.string(),
  /** Empty where the member itself is not known. */
  value: z.string(),
  count: z.int(),
  lastAt: z.iso.datetime(),
});

const accountHealth = z.object({
  accountId: z.uuid(),
  /** Told by themselves they would be told every few seconds. */
  lastEventAt: z.nullable(z.iso.datetime()),
  lastSweepAt: z.nullable(z.iso.datetime()),
  /** Webhook events of each of the last 60 minutes, oldest first. */
  eventsByMinute: z.array(z.int()),
  /**
   * Milliseconds from the platform's time of a message to its being here, of nine in ten of the last hour's events; null
   * where there were none.
   */
  delayP90Ms: z.nullable(z.number()),
  /** Of the group of calls that is used up most: which, 0 to 1, and how many a minute the platform allows. */
  calls: z.nullable(z.object({ group: z.string(), used: z.number(), perMinute: z.number() })),
  /** Messages that no event had told, and those of them that are here. */
  holesFound: z.int(),
  holesFilled: z.int(),
  /** Conversations with a message since the month began, in UTC. */
  monthCount: z.int(),
  oddities: z.array(oddity),
});
export type AccountHealth = z.infer<typeof accountHealth>;

/** `GET /api/accounts/health`, admins: of every account how it does; asked for again while somebody looks. */
export const accountHealthList = z.object({ accounts: z.array(accountHealth) });
export type AccountHealthList = z.infer<typeof accountHealthList>;

/** `GET /api/accounts/:id/incidents`, admins: the newest hundred. */
export const incidentList = z.object({ incidents: z.array(incident) });
export type IncidentList = z.infer<typeof incidentList>;
