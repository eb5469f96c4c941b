import 'server-only';
import { z } from 'zod';
import { cleanText, isObject } from './json';

/**
 * The platform's records, read tolerantly: its published schema calls members required that are missing or null in
 * life, and both naming generations occur. A member of the wrong shape counts as missing; unknown members and
 * unknown values never fail a record.
 */

/** Characters. Ids are opaque, but one this long is a mistake and would not fit into an index. */
export const MAX_ID = 200;

function maybe<S extends z.ZodType>(schema: S) {
  return schema
    .nullish()
    .catch(null)
    .transform((value) => value ?? null);
}

/** Ids and extension numbers come as text or as a number, depending on the service. */
const text = z.union([z.string(), z.number()]).transform((value) => cleanText(String(value)));
const id = text.pipe(z.string().min(1).max(MAX_ID));

/** Words of a closed list. Newer services write `UserReply`, older ones `user_reply`. */
const word = text.transform((value) =>
  /^[a-z]+(_[a-z]+)*$/.test(value)
    ? value.replaceAll(/(?:^|_)([a-z])/g, (_, first) => first.toUpperCase())
    : value,
);

const maybeText = maybe(text);
const maybeWord = maybe(word);
const maybeId = maybe(id);
const maybeNumber = maybe(z.number());
const maybeFlag = maybe(z.boolean());
const maybeObject = maybe(z.custom<Record<string, unknown>>(isObject));
const list = z
  .array(z.unknown())
  .nullish()
  .catch([])
  .transform((value) => value ?? []);

export const contentRecord = z.object({
  id,
  creationTime: maybeText,
  lastModifiedTime: maybeText,
  authorIdentityId: maybeId,
  creatorId: maybeId,
  createdFrom: maybeWord,
  body: maybeText,
  bodyInputFormat: maybeWord,
  bodyFormatted: maybeObject,
  attachments: list,
  contentDirection: maybeWord,
  foreignId: maybeText,
  inReplyToAuthorIdentityId: maybeId,
  inReplyToContentId: maybeId,
  interventionId: maybeText,
  language: maybeText,
  public: maybeFlag,
  rating: maybeNumber,
  remotelyDeleted: maybeFlag,
  channelId: maybeId,
  channelType: maybeText,
  channelUri: maybeText,
  sourceId: maybeId,
  sourceType: maybeText,
  sourceUri: maybeText,
  status: maybeWord,
  synchronizationStatus: maybeWord,
  synchronizationError: maybeText,
  structuredContent: maybeObject,
  fbLink: maybeText,
  threadId: maybeId,
  title: maybeText,
  type: maybeWord,
});
export type ContentRecord = z.infer<typeof contentRecord>;

export const attachmentRecord = z.object({
  contentType: maybeText,
  filename: maybeText,
  size: maybeNumber,
  width: maybeNumber,
  height: maybeNumber,
  uri: z.string(),
});

export const identityRecord = z.object({
  id,
  type: maybeWord,
  identityType: maybeWord,
  displayName: maybeText,
  screenName: maybeText,
  firstName: maybeText,
  lastName: maybeText,
  emailAddress: maybeText,
  homePhone: maybeText,
  mobilePhone: maybeText,
  avatarUri: maybeText,
  identityGroupId: maybeId,
  userIds: list,
});
export type IdentityRecord = z.infer<typeof identityRecord>;

/** The end of a list is the absence of `nextPageToken`; samples also show an empty one. */
export const recordPage = z.object({
  records: z.array(z.unknown()),
  paging: maybe(z.object({ nextPageToken: maybeText })),
});

export const tokenRecord = z.object({
  access_token: z.string().min(1),
  expires_in: z.number().positive(),
  refresh_token: maybeText,
  refresh_token_expires_in: maybeNumber,
  owner_id: maybeText,
});

export const uploadRecord = z.object({ id });

export const subscriptionRecord = z.object({
  id,
  status: maybeWord,
  expirationTime: maybeText,
  deliveryMode: maybe(z.object({ address: maybeText })),
});
export type SubscriptionRecord = z.infer<typeof subscriptionRecord>;

export const extensionRecord = z.object({ id, name: maybeText });
