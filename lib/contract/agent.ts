import * as z from 'zod/mini';
import { availabilities } from '@/lib/domain/absence';
import { MOST_CAPACITY } from '@/lib/domain/assignment';
import { roles } from '@/lib/domain/permission';
import { channelRights } from './channel';

/** A colleague. Listed for everybody: names are needed on rows and messages. */
export const agent = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  role: z.enum(roles),
  isActive: z.boolean(),
  /** By their own word. */
  availability: z.enum(availabilities),
  /** How many open conversations colleagues may give them; null for any number. */
  capacity: z.nullable(z.int()),
});
export type Agent = z.infer<typeof agent>;

/** `GET /api/agents`, admins: with the rights granted to each alone. */
export const agentList = z.object({
  agents: z.array(
    z.object({ agent, ownRights: z.array(z.object({ channelId: z.uuid(), rights: channelRights })) }),
  ),
});
export type AgentList = z.infer<typeof agentList>;

/** `GET /api/agents/held`, supervisors: how many open conversations each holds who has a capacity, by their ids. */
export const heldCounts = z.object({ held: z.record(z.string(), z.int()) });

/** As somebody calls themselves. */
export const personName = z.string().check(z.trim(), z.minLength(1), z.maxLength(80));
/** In small letters: it is what people sign in with. */
export const signInEmail = z.string().check(z.trim(), z.toLowerCase(), z.email(), z.maxLength(254));
/** Whether it may be used, lib/domain/password.ts says: refused as `password-refused` with `details.reason`. */
export const chosenPassword = z.string().check(z.minLength(1), z.maxLength(1_000));

/** `PATCH /api/agents/:id`, admins. Deactivating ends every session at once and returns the work to the queue. */
export const agentChange = z.strictObject({
  role: z.optional(z.enum(roles)),
  isActive: z.optional(z.boolean()),
  capacity: z.optional(z.nullable(z.int().check(z.minimum(1), z.maximum(MOST_CAPACITY)))),
  /** With `isActive: false`: the colleague who gets what they hold, as far as they may read it; left out or null, the queue. */
  handOverToId: z.optional(z.nullable(z.uuid())),
});
export type AgentChange = z.infer<typeof agentChange>;

/** `PUT /api/session/availability`: the viewer's own. Answers with the agent. */
export const availabilityChange = z.strictObject({ availability: z.enum(availabilities) });

/** `POST /api/set-up`, with the secret the console printed: the first admin. Answers 201. */
export const setUp = z.strictObject({
  secret: z.string().check(z.minLength(1), z.maxLength(200)),
  workspaceName: personName,
  name: personName,
  email: signInEmail,
  password: chosenPassword,
});
export type SetUp = z.infer<typeof setUp>;
