import { createCustomer } from '../customers/identities';
import { edi } from '../http/edi';
import { networkOf } from '../identities';
import { permissionOf } from '../permissions';
import type { Sandbox } from '../sandbox';
import { objectId } from '../state/ids';
import type { Channel, Identity } from '../state/records';
import { privateThread } from '../threads';
import { authorFor } from './author';
import { rulesOf } from './channel-rules';
import type { CreateRequest } from './create-request';
import { checkBody, checkStructured } from './model-rules';
import type { Outgoing } from './outgoing';
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

/**
 * A discussion that the business starts. Throws EDI-016 on channels that only answer, EDI-017 without the
 * permission, EDI-003, 022 or 023 for private starts, then the codes of members and text.
 */
export function startDiscussion(
  sandbox: Sandbox,
  userId: string,
  request: CreateRequest,
  channel: Channel,
): Outgoing {
  const rules = rulesOf(channel.type);
  if (rules.start === 'none') throw edi('016');
  if (!permissionOf(sandbox, userId, channel.id).canInitiate) throw edi('017');
  const author = authorFor(sandbox, userId, channel, request.authorIdentityId);
  const shared = { userId, author, channel, parent: null, request, status: 'UserInitiated' } as const;
  if (rules.start === 'template') return { ...shared, ...templateStart(sandbox, request, channel) };
  if (request.isPublic === false) return { ...shared, ...privateStart(sandbox, request, channel) };
  checkBody(request, channel);
  const structured = checkStructured(request, channel);
  const isPicture = channel.type === 'Facebook' && request.attachmentIds.length > 0;
  return {
    ...shared,
    type: channel.type === 'Twitter' ? 'Tweet' : isPicture ? 'Photo' : 'Status',
    body: request.body ?? null,
    isPublic: true,
    threadId: objectId(sandbox.clock.now()),
    isFirstInThread: true,
    structuredContent: structured?.content ?? null,
    fault: null,
  };
}

function templateStart(sandbox: Sandbox, request: CreateRequest, channel: Channel) {
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
    ...privateMembers(sandbox, channel, peer),
    type: 'OutboundMessage',
    body: null,
    structuredContent: { type: 'template', subtitle: text },
    fault,
  };
}

function privateStart(sandbox: Sandbox, request: CreateRequest, channel: Channel) {
  const rules = rulesOf(channel.type);
  if (rules.privateReply !== 'unlessRefused') throw edi('003');
  const [name] = request.to;
  if (name === undefined) throw edi('023');
  const peer = sandbox.store.identities.find(
    (identity) =>
      identity.network === networkOf(channel.type) &&
      identity.kind === 'Customer' &&
      (identity.id === name || identity.screenName === name.replace(/^@/, '')),
  );
  if (!peer) throw edi('029', `No such recipient: ${name}`);
  if (peer.refusesPrivate) throw edi('022');
  checkBody(request, channel);
  return {
    ...privateMembers(sandbox, channel, peer),
    type: rules.privateType,
    body: request.body ?? null,
    structuredContent: checkStructured(request, channel)?.content ?? null,
    fault: null,
  };
}

function privateMembers(sandbox: Sandbox, channel: Channel, peer: Identity) {
  const talk = { channelId: channel.id, peerId: peer.id };
  const { threadId, isNew } = privateThread(sandbox, talk, sandbox.clock.now());
  return { isPublic: false, peerId: peer.id, threadId, isFirstInThread: isNew };
}
