import { createCustomer } from '../customers/identities';
import { edi } from '../http/edi';
import type { Sandbox } from '../sandbox';
import { objectId } from '../state/ids';
import type { Channel, Identity } from '../state/records';
import { privateThread } from '../threads';
import { rulesOf } from './channel-rules';
import type { CreateRequest } from './create-request';
import { checkAddresses } from './mail';
import { checkMembers } from './model-rules';
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

/** A WhatsApp template to a number. Throws EDI-025, 012 or 040. */
export function templateStart({ sandbox, request, channel }: StartWish) {
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

/** A mail under a subject of its own, which makes it a thread of its own. Throws EDI-025, 040 or the codes of members. */
export function mailStart(wish: StartWish) {
  const { sandbox, request, channel } = wish;
  const [address] = request.to;
  if (!request.title?.trim()) throw edi('025', 'Parameter missing: title');
  if (address === undefined) throw edi('025', 'Parameter missing: to');
  checkAddresses(request.to);
  const words = directWords(wish);
  const peer =
    sandbox.store.identities.find(
      (identity) =>
        identity.network === channel.type && identity.emailAddress?.toLowerCase() === address.toLowerCase(),
    ) ?? createCustomer(sandbox, channel, { name: address, emailAddress: address });
  const threadId = objectId(sandbox.clock.now());
  return { ...words, isPublic: false, peerId: peer.id, threadId, isFirstInThread: true };
}

/** A message in the business's own chat, to a customer it knows. Throws EDI-025, 029 or the codes of members. */
export function chatStart(wish: StartWish) {
  const { sandbox, request, channel } = wish;
  const [foreignId] = request.to;
  if (foreignId === undefined) throw edi('025', 'Parameter missing: to');
  const peer = sandbox.store.identities.find(
    (identity) =>
      identity.network === channel.type && identity.kind === 'Customer' && identity.uuid === foreignId,
  );
  if (!peer) throw edi('029', `No such recipient: ${foreignId}`);
  return { ...directWords(wish), ...talkWith(sandbox, channel, peer) };
}

/** What is said to one person, in free text or structured. */
export function directWords({ sandbox, request, channel }: StartWish) {
  const structured = checkMembers(sandbox, request, channel);
  return {
    type: structured?.contentType ?? rulesOf(channel.type).privateType,
    body: request.body ?? null,
    structuredContent: structured?.content ?? null,
    fault: null,
  };
}

/** Where a private message to somebody belongs. */
export function talkWith(sandbox: Sandbox, channel: Channel, peer: Identity) {
  const talk = { channelId: channel.id, peerId: peer.id };
  const { threadId, isNew } = privateThread(sandbox, talk, sandbox.clock.now());
  return { isPublic: false, peerId: peer.id, threadId, isFirstInThread: isNew };
}
