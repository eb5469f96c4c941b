import { publish } from '../delivery/publish';
import { foreignIdOf, uriOf } from '../foreign';
import type { Sandbox } from '../sandbox';
import { BLANK_CONTENT } from '../state/blank-content';
import { objectId } from '../state/ids';
import type { Channel, Content, Identity } from '../state/records';
import { privateThread } from '../threads';
import { type FileKind, newAttachments } from './files';
import { interventionFor } from './interventions';
import { isPrivateKind, type Kind, typeOf } from './kinds';

/** Something that happens on a network and that the platform imports. */
export interface Incoming {
  readonly channel: Channel;
  /** The customer; for native contents of the business, the customer it is meant for, if it is private. */
  readonly customer: Identity | null;
  readonly kind: Kind;
  readonly body: string | null;
  /** Written by the business itself, on the network. */
  readonly isNative?: boolean;
  /** What it hangs under. It need not be known: then `threadId` tells where it belongs. */
  readonly parentId?: string;
  readonly threadId?: string;
  readonly rating?: number;
  readonly title?: string;
  readonly files?: readonly FileKind[];
  readonly structuredContent?: Readonly<Record<string, unknown>>;
  /** When it was written; now, if not given. */
  readonly createdAt?: number;
  readonly foreignId?: string;
  /** Its id, where others refer to it before it is there; it begins with the second of `createdAt`. */
  readonly id?: string;
  readonly language?: string;
  /** Makes ids repeatable, and keeps the import silent and in the past: for seeded history. */
  readonly seedKey?: string;
}

/** Imports a content from its network and tells the subscribers. */
export function receive(sandbox: Sandbox, incoming: Incoming): Content {
  const now = sandbox.clock.now();
  const createdAt = incoming.createdAt ?? now;
  const id = incoming.id ?? objectId(createdAt, incoming.seedKey);
  const { channel, customer, isNative = false } = incoming;
  const isPublic = !isPrivateKind(channel, incoming.kind);
  const parent = incoming.parentId === undefined ? undefined : sandbox.store.contents.get(incoming.parentId);
  const thread = threadOf(sandbox, incoming, { isPublic, parent, createdAt });
  const attachments = newAttachments(sandbox, incoming.files ?? [], { id, createdAt, isPublic });
  const author = isNative ? channel.agentIdentityId : (customer?.id ?? channel.agentIdentityId);
  const content = sandbox.store.contents.put({
    ...BLANK_CONTENT,
    id,
    createdAt,
    modifiedAt: incoming.seedKey === undefined ? now : createdAt,
    channelId: channel.id,
    type: typeOf(channel, incoming.kind, isNative, incoming.structuredContent),
    isPublic,
    isIncoming: !isNative,
    authorIdentityId: author,
    creatorId: null,
    createdFrom: 'Synchronizer',
    body: incoming.body,
    title: incoming.title ?? null,
    rating: incoming.rating ?? null,
    language: incoming.language ?? customer?.language ?? 'en',
    ...thread,
    inReplyToContentId: isPublic || isNative ? (incoming.parentId ?? null) : null,
    inReplyToAuthorIdentityId: addressee(incoming, isPublic, parent),
    interventionId: isNative ? null : interventionFor(sandbox, thread.threadId, author, createdAt),
    status: isNative ? (incoming.parentId ? 'UserReply' : 'UserInitiated') : 'New',
    synchronizationStatus: 'Success',
    attachmentIds: attachments.map((attachment) => attachment.id),
    structuredContent: incoming.structuredContent ?? null,
    foreignId: incoming.foreignId ?? foreignIdOf(channel, id, thread.threadId),
    uri: isPublic ? uriOf(channel, id) : null,
  });
  if (incoming.seedKey === undefined) publish(sandbox, 'Imported', content);
  return content;
}

interface Placing {
  readonly isPublic: boolean;
  readonly parent: Content | undefined;
  readonly createdAt: number;
}

function threadOf(sandbox: Sandbox, incoming: Incoming, { isPublic, parent, createdAt }: Placing) {
  const given = incoming.threadId ?? (isPublic ? parent?.threadId : undefined);
  if (given !== undefined) return { threadId: given, isFirstInThread: false };
  const peerId = incoming.customer?.id;
  const threadKey = incoming.seedKey && `${incoming.seedKey} thread`;
  if (isPublic || peerId === undefined) {
    return { threadId: objectId(createdAt, threadKey), isFirstInThread: true };
  }
  const { threadId, isNew } = privateThread(sandbox, { channelId: incoming.channel.id, peerId }, createdAt);
  return { threadId: isNew ? objectId(createdAt, threadKey) : threadId, isFirstInThread: isNew };
}

/** Whom it is written to: in private talk the other side, in public the author of what it hangs under. */
function addressee(incoming: Incoming, isPublic: boolean, parent: Content | undefined): string | null {
  if (isPublic) return parent?.authorIdentityId ?? null;
  return incoming.isNative ? (incoming.customer?.id ?? null) : incoming.channel.agentIdentityId;
}
