import * as z from 'zod/mini';
import { expectedVersion } from './expected-version';
import { ownLoginState } from './own-login';

export const channelRights = z.object({ canRead: z.boolean(), canReply: z.boolean(), canStart: z.boolean() });

/** What the agents of a team may do on a channel beside their own. */
const teamRights = z.object({ teamId: z.uuid(), rights: channelRights });
export type TeamRights = z.infer<typeof teamRights>;

/** How the intake of a channel fares. */
export const channelLedger = z.object({
  lastSweepAt: z.nullable(z.iso.datetime()),
  /** Messages that no event had told of and a sweep or the deep check found, and those of them that are here. */
  holesFound: z.int(),
  holesFilled: z.int(),
  /** Nothing has come into it or gone out, and it has no templates: it can be removed. */
  isEmpty: z.boolean(),
});
export type ChannelLedger = z.infer<typeof channelLedger>;

/** One connected account on a network, with what the viewer may do there. Only readable channels are listed. */
export const channel = z.object({
  id: z.uuid(),
  version: z.int(),
  accountId: z.uuid(),
  /** The platform's id, shown to admins. */
  externalId: z.string(),
  /** Any string; `lib/domain/channel.ts` knows the rules of the known ones. */
  type: z.string(),
  /** Null until an admin names it. */
  name: z.nullable(z.string()),
  lastEventAt: z.nullable(z.iso.datetime()),
  rights: channelRights,
  /** What all agents may do; supervisors and admins may do everything. */
  agentsMay: channelRights,
  /** What teams may do beside that, for admins; empty for everybody else. */
  teamsMay: z.array(teamRights),
  /** An admin has said that this channel, whose type nobody knows, takes plain replies. */
  takesPlainReplies: z.boolean(),
  /** Its place, where an admin has given one. */
  position: z.nullable(z.int()),
  /** Not in the sidebar; its conversations are in their views all the same. */
  isHidden: z.boolean(),
  /** An admin has closed it: its history stays, nothing goes out. */
  isRetired: z.boolean(),
  /** Its account has a way to upload files. Which ones a network takes is for lib/domain/attachment-policy. */
  takesUploads: z.boolean(),
  /** RingCentral has said that the login which the workspace shares may not reply here: by which code, when, and in which conversation. */
  forbidden: z.nullable(
    z.object({
      code: z.string(),
      at: z.iso.datetime(),
      /** Null when the reply that was refused is gone. */
      conversationId: z.nullable(z.uuid()),
    }),
  ),
  /** The viewer's own login to its account, by which their replies go out while it is linked. */
  ownLogin: z.nullable(
    z.object({
      state: ownLoginState,
      /** RingCentral has said that this login may not reply here. */
      forbidden: z.nullable(z.object({ code: z.string(), at: z.iso.datetime() })),
    }),
  ),
  /** For admins; null for everybody else. */
  ledger: z.nullable(channelLedger),
});
export type Channel = z.infer<typeof channel>;

/**
 * `DELETE /api/channels/:id`, admins: of one that is empty. Answers 204; `state-refused` with `details.reason` `not-empty`.
 * `PATCH /api/channels/:id`, admins. Answers with the channel.
 */
export const channelChange = z.strictObject({
  name: z.optional(z.nullable(z.string().check(z.trim(), z.minLength(1), z.maxLength(80)))),
  agentsMay: z.optional(channelRights),
  /** Only on a channel of a type that nobody knows: the others have rules of their own. */
  takesPlainReplies: z.optional(z.boolean()),
  isHidden: z.optional(z.boolean()),
  isRetired: z.optional(z.boolean()),
  /** The right is there again, as far as the admin knows: the next reply goes out and tells. */
  isForbidden: z.optional(z.literal(false)),
  expectedVersion,
});
export type ChannelChange = z.infer<typeof channelChange>;

/**
 * `PUT /api/channels/:id/rights/:agentId`, admins: an agent's own rights; null goes back to the channel's.
 * Answers 204; `state-refused` with `details.reason` `changed-since` where they are not the `expected` ones by now.
 */
export const ownRightsChange = z.strictObject({
  rights: z.nullable(channelRights),
  expected: z.optional(z.nullable(channelRights)),
});
export type OwnRightsChange = z.infer<typeof ownRightsChange>;

/**
 * `PUT /api/channels/:id/rights/teams/:teamId`, admins: what a team's agents may do there beside their own. Answers with
 * the channel; `state-refused` with `details.reason` `changed-since` where they are not the `expected` ones by now.
 */
export const teamRightsChange = z.strictObject({
  rights: channelRights,
  expected: z.optional(channelRights),
});
export type TeamRightsChange = z.infer<typeof teamRightsChange>;
