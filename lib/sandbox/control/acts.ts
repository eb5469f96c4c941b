import { contentView } from '../content-view';
import { FILE_KINDS, type FileKind } from '../customers/files';
import { createCustomer, findCustomer } from '../customers/identities';
import { isPrivateKind, KINDS, type Kind, usualKind } from '../customers/kinds';
import { receive } from '../customers/receive';
import { isObject, type JsonObject } from '../http/json';
import { identityView, networkOf } from '../identities';
import type { Sandbox } from '../sandbox';
import { latestPost } from '../scenarios/demo';
import {
  type Channel,
  CONTENT_STATUSES,
  type Content,
  type Identity,
  SYNCHRONIZATION_STATUSES,
} from '../state/records';
import { ControlFault, optional, optionalTexts, optionalTime, optionalWord } from './input';

/** A customer writes, or the business does so on the network itself; returns the content as it was imported. */
export function customerMessage(sandbox: Sandbox, body: JsonObject): object {
  const channel = channelFor(sandbox, body);
  const isNative = optional(body, 'native', 'boolean') ?? false;
  const parentId = optional(body, 'inReplyToContentId', 'string');
  const kind = kindFor(channel, body);
  const isPrivate = isPrivateKind(channel, kind);
  const customer = isNative && !isPrivate ? null : customerFor(sandbox, channel, body);
  const threadId = optional(body, 'threadId', 'string');
  const hangsUnder =
    parentId ?? (threadId || kind !== 'comment' ? undefined : latestPost(sandbox, channel)?.id);
  const structured = isObject(body.structured) ? body.structured : undefined;
  const content = receive(sandbox, {
    channel,
    customer,
    kind: kind === 'comment' && !hangsUnder && !threadId ? 'post' : kind,
    body: optional(body, 'body', 'string') ?? null,
    isNative,
    ...present({
      parentId: hangsUnder,
      threadId,
      rating: optionalStars(body) ?? (kind === 'review' && !isNative ? 5 : undefined),
      title: optional(body, 'title', 'string'),
      createdAt: optionalTime(body, 'createdAt'),
      foreignId: optional(body, 'foreignId', 'string'),
      structuredContent: structured,
      files: filesFor(body),
    }),
  });
  return contentView(sandbox, content, 'both');
}

/** Changes a content as the network, the platform's other users or its cases would. */
export function editContent(sandbox: Sandbox, id: string, body: JsonObject): object {
  const content = sandbox.store.contents.get(id);
  if (!content) throw new ControlFault('No such content', 404);
  const pushed = optionalWord(body, 'synchronizationStatus', SYNCHRONIZATION_STATUSES);
  const changed: Content = sandbox.store.contents.put({
    ...content,
    ...present({
      body: optional(body, 'body', 'string'),
      rating: optionalStars(body),
      isRemotelyDeleted: optional(body, 'remotelyDeleted', 'boolean'),
      status: optionalWord(body, 'status', CONTENT_STATUSES),
      synchronizationStatus: pushed,
      synchronizationError: optional(body, 'synchronizationError', 'string'),
      exportDueAt: pushed === undefined ? undefined : null,
    }),
    modifiedAt: sandbox.clock.now(),
  });
  const isOpen = optional(body, 'interventionOpen', 'boolean');
  if (isOpen !== undefined && content.interventionId) {
    sandbox.store.interventions.put({ id: content.interventionId, isOpen });
  }
  return contentView(sandbox, changed, 'both');
}

/** Renames a person, or lets them leave, refuse private messages or be merged; or says who may speak as a persona. */
export function editIdentity(sandbox: Sandbox, id: string, body: JsonObject): object {
  const identity = sandbox.store.identities.get(id);
  if (!identity) throw new ControlFault('No such identity', 404);
  const changed = sandbox.store.identities.put({
    ...identity,
    ...present({
      screenName: optional(body, 'screenName', 'string'),
      displayName: optional(body, 'displayName', 'string'),
      groupId: optional(body, 'identityGroupId', 'string'),
      hasLeft: optional(body, 'hasLeft', 'boolean'),
      refusesPrivate: optional(body, 'refusesPrivate', 'boolean'),
      userIds: optionalTexts(body, 'userIds'),
    }),
    modifiedAt: sandbox.clock.now(),
  });
  return identityView(changed);
}

function optionalStars(body: JsonObject): number | undefined {
  const stars = optional(body, 'rating', 'number');
  if (stars === undefined || [1, 2, 3, 4, 5].includes(stars)) return stars;
  throw new ControlFault('rating must be from 1 to 5');
}

function channelFor(sandbox: Sandbox, body: JsonObject): Channel {
  const id = optional(body, 'channelId', 'string');
  const type = optional(body, 'channelType', 'string');
  const parent = sandbox.store.contents.get(optional(body, 'inReplyToContentId', 'string') ?? '');
  const wanted = id ?? (type === undefined ? parent?.channelId : undefined);
  const found = sandbox.store.channels.find((channel) =>
    wanted === undefined ? channel.type === type : channel.id === wanted,
  );
  if (!found) throw new ControlFault('channelId or channelType must name a channel of GET /__sandbox/demo');
  return found;
}

function customerFor(sandbox: Sandbox, channel: Channel, body: JsonObject): Identity {
  const who = isObject(body.customer) ? body.customer : {};
  const id = optional(who, 'identityId', 'string');
  if (id !== undefined) {
    const known = sandbox.store.identities.get(id);
    if (known?.kind === 'Customer' && known.network === networkOf(channel.type)) return known;
    throw new ControlFault(`No customer ${id} on ${channel.type}`, 404);
  }
  const screenName = optional(who, 'screenName', 'string');
  const name = optional(who, 'name', 'string') ?? screenName ?? 'Alex Novak';
  return (
    findCustomer(sandbox, channel, name) ??
    createCustomer(sandbox, channel, {
      name,
      ...present({
        screenName,
        language: optional(who, 'language', 'string'),
        mobilePhone: optional(who, 'mobilePhone', 'string'),
      }),
    })
  );
}

function kindFor(channel: Channel, body: JsonObject): Kind {
  const name = optional(body, 'kind', 'string') ?? usualKind(channel);
  const kind = KINDS.find((known) => known === name.replace('-', ' '));
  if (!kind) throw new ControlFault(`kind must be one of ${KINDS.join(', ')}`);
  return kind;
}

function filesFor(body: JsonObject): FileKind[] | undefined {
  if (!Array.isArray(body.attachments)) return undefined;
  return body.attachments.map((attachment) => {
    const kind = FILE_KINDS.find((known) => isObject(attachment) && attachment.kind === known);
    if (!kind) throw new ControlFault(`attachments hold {kind}, one of ${FILE_KINDS.join(', ')}`);
    return kind;
  });
}

/** The members that are there: under exactOptional rules an undefined member is not the same as none. */
function present<T extends object>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as never;
}
