import { createCustomer } from '../customers/identities';
import { edi } from '../http/edi';
import { networkOf } from '../identities';
import { permissionOf } from '../permissions';
import type { Sandbox } from '../sandbox';
import { objectId } from '../state/ids';
import type { Channel, Identity } from '../state/records';
import { privateThread } from '../threads';
import { rulesOf } from './channel-rules';
import type { CreateRequest } from './create-request';
import { checkMembers } from './model-rules';
import type { Outgoing } from './outgoing';
import { chosenPersona, personasOf } from './personas';
import { renderTemplate } from './templates';

const TEMPLATE_MEMBERS = [
  'channelId',
  'sourceId',
  'to',
  'templateName',
  'templateLanguage',
  'components',
  'authorIdentityId',
  'public',
  'private',
];

export interface StartWish {
  readonly sandbox: Sandbox;
  readonly userId: string;
  readonly request: CreateRequest;
  readonly channel: Channel;
}

/**
 * A discussion that the business may start. Throws EDI-016 on channels that only answer, EDI-017 without
 * the permission, EDI-003, 022 or 023 for private starts, then the codes of author, members and text.
 */
export function planDiscussion(wish: StartWish): Outgoing {
  const { sandbox, userId, request, channel } = wish;
  const { start } = rulesOf(channel.type);
  if (start === 'none') throw edi('016');
  if (!permissionOf(sandbox, userId, channel.id).canInitiate) throw edi('017');
  const recipient = start === 'post' && request.isPublic === false ? recipientOf(wish) : null;
  const author = chosenPersona(personasOf(sandbox, userId, channel), request.authorIdentityId);
  const shared = { userId, author, channel, parent: null, request, status: 'UserInitiated' } as const;
  if (start === 'template') return { ...shared, ...templateStart(wish) };
  return { ...shared, ...(recipient ? privateStart(wish, recipient) : post(wish)) };
}

function post({ sandbox, request, channel }: StartWish) {
  const structured = checkMembers(sandbox, request, channel);
  const plainType = request.attachmentIds.length > 0 ? 'Photo' : 'Status';
  return {
    type: channel.type === 'Twitter' ? 'Tweet' : plainType,
    body: request.body ?? null,
    isPublic: true,
    threadId: objectId(sandbox.clock.now()),
    isFirstInThread: true,
    structuredContent: structured?.content ?? null,
    fault: null,
  };
}

function templateStart({ sandbox, request, channel }: StartWish) {
  const [number] = request.to;
  if (request.templateName === undefined) throw edi('025', 'Parameter missing: templateName');
  if (request.templateLanguage === undefined) throw edi('025', 'Parameter missing: templateLanguage');
  if (number === undefined) throw edi('025', 'Parameter missing: to');
  if (request.given.some((name) => !TEMPLATE_MEMBERS.includes(name))) throw edi('012');
  if (!/^\+[1-9]\d{6,14}$/.test(number)) throw edi('040', 'to must hold a number in E.164 form');
  const { text, fault } = renderTemplate(request.templateName, request.templateLanguage, request.components);
  const peer =
    sandbox.store.identities.find(
      (identity) => identity.network === channel.type && identity.mobilePhone === number,
    ) ?? createCustomer(sandbox, channel, { name: number, mobilePhone: number });
  return {
    ...talkWith(sandbox, channel, peer),
    type: 'OutboundMessage',
    body: null,
    structuredContent: { type: 'template', subtitle: text },
    fault,
  };
}

function privateStart({ sandbox, request, channel }: StartWish, recipient: Identity) {
  const structured = checkMembers(sandbox, request, channel);
  return {
    ...talkWith(sandbox, channel, recipient),
    type: rulesOf(channel.type).privateType,
    body: request.body ?? null,
    structuredContent: structured?.content ?? null,
    fault: null,
  };
}

/** Whom a private message is for, by identity id or handle. */
function recipientOf({ sandbox, request, channel }: StartWish): Identity {
  if (rulesOf(channel.type).privateReply !== 'unlessRefused') throw edi('003');
  const [name] = request.to;
  if (name === undefined) throw edi('023');
  const recipient = sandbox.store.identities.find(
    (identity) =>
      identity.network === networkOf(channel.type) &&
      identity.kind === 'Customer' &&
      (identity.id === name || identity.screenName === name.replace(/^@/, '')),
  );
  if (!recipient) throw edi('029', `No such recipient: ${name}`);
  if (recipient.refusesPrivate) throw edi('022');
  return recipient;
}

function talkWith(sandbox: Sandbox, channel: Channel, peer: Identity) {
  const talk = { channelId: channel.id, peerId: peer.id };
  const { threadId, isNew } = privateThread(sandbox, talk, sandbox.clock.now());
  return { isPublic: false, peerId: peer.id, threadId, isFirstInThread: isNew };
}
