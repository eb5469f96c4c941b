import { edi } from '../http/edi';
import { permissionOf } from '../permissions';
import type { Sandbox } from '../sandbox';
import type { Channel, Content, Identity } from '../state/records';
import { peerOf, talkKey } from '../state/talks';
import { type ChannelRules, rulesOf } from './channel-rules';
import type { CreateRequest } from './create-request';
import { checkAddresses } from './mail';
import { personasOf } from './personas';

const HOUR_MS = 3_600_000;
const PRIVATE_REPLY_DAYS = 7;
/** What the business publishes by itself and people may therefore comment on, itself included. */
const POSTS = ['Status', 'Photo', 'Album', 'Video', 'Link', 'Media', 'Tweet'];

export interface Reply {
  readonly sandbox: Sandbox;
  readonly userId: string;
  readonly channel: Channel;
  readonly parent: Content;
  readonly request: CreateRequest;
  readonly isPublic: boolean;
}

/**
 * Whether this answer may go, in the order of the API notes, section 7. Throws EDI-019, 018, 014, 021, 022,
 * 024 or 040. Returns whom the user may speak as, and why the network will refuse later, if that is known already.
 */
export function checkReply(reply: Reply): {
  readonly personas: Identity[];
  readonly lateFault: string | null;
} {
  const { sandbox, userId, channel, parent } = reply;
  if (!permissionOf(sandbox, userId, channel.id).canReply) throw edi('019');
  const personas = personasOf(sandbox, userId, channel);
  if (!isAnswerable(parent)) throw edi('014', `${parent.type} cannot be answered`);
  checkParentState(reply);
  const lateFault = checkWindow(reply);
  checkNetworkRules(reply, rulesOf(channel.type));
  return { personas, lateFault };
}

function isAnswerable(parent: Content): boolean {
  if (parent.type === 'ReviewResponse') return false;
  return (
    parent.isIncoming ||
    (parent.isPublic && POSTS.includes(parent.type) && parent.inReplyToContentId === null)
  );
}

function checkParentState({ sandbox, channel, parent }: Reply): void {
  const intervention = parent.interventionId && sandbox.store.interventions.get(parent.interventionId);
  if (parent.synchronizationStatus !== 'Success')
    throw edi('021', undefined, 'the content is not synchronised');
  if (sandbox.settings.interventionRule && intervention && !intervention.isOpen) {
    throw edi('021', undefined, 'the intervention is closed');
  }
  if (parent.isRemotelyDeleted) throw edi('021', undefined, 'the content was deleted on the network');
  const peer = sandbox.store.identities.get(parent.authorIdentityId);
  if (!peer?.hasLeft || parent.isPublic) return;
  if (channel.type === 'Viber') throw edi('022', 'The recipient is not subscribed any more');
  throw edi('021', undefined, 'the customer has deleted the conversation');
}

/** The time in which a private answer may go, counted from the customer's last message. */
function checkWindow({ sandbox, channel, parent, request }: Reply): string | null {
  const { windowHours } = rulesOf(channel.type);
  if (windowHours === null || parent.isPublic || request.templateName !== undefined) return null;
  const peer = peerOf(parent);
  const lastWords = sandbox.store.contentsOfTalk
    .of(talkKey(channel.id, peer ?? ''))
    .filter(({ isIncoming }) => isIncoming)
    .reduce((latest, content) => Math.max(latest, content.createdAt), 0);
  if (sandbox.clock.now() <= lastWords + windowHours * HOUR_MS) return null;
  if (channel.type === 'WhatsApp' && sandbox.settings.lateWindowError) {
    return '131047 - More than 24 hours have passed since the recipient last replied';
  }
  throw edi('021', undefined, `more than ${windowHours} hours since the customer's last message`);
}

function checkNetworkRules(reply: Reply, rules: ChannelRules): void {
  const { sandbox, parent, isPublic } = reply;
  if (rules.retiredAt && sandbox.clock.now() >= Date.parse(rules.retiredAt)) {
    throw edi('024', undefined, `the network was closed on ${rules.retiredAt.slice(0, 10)}`);
  }
  checkRecipients(reply, rules);
  if (isPublic) checkPublicParent(reply, rules);
  else if (parent.isPublic) checkPrivateAnswer(reply, rules);
}

function checkRecipients({ request }: Reply, { toInReply }: ChannelRules): void {
  switch (toInReply) {
    case 'ignored':
      return;
    case 'addresses':
      checkAddresses(request.to);
      return;
    case 'forbidden':
      if (request.to.length > 0) throw edi('024', undefined, 'a reply goes to its parent and takes no to');
  }
}

function checkPublicParent({ sandbox, parent }: Reply, rules: ChannelRules): void {
  if (!parent.isPublic) throw edi('024', undefined, 'private talk cannot be answered in public');
  if (rules.parents === 'reviews' && parent.type !== 'Review') {
    throw edi('014', `${parent.type} cannot be answered`);
  }
  if (rules.parents !== 'topLevelComments') return;
  const above = parent.inReplyToContentId && sandbox.store.contents.get(parent.inReplyToContentId);
  if (parent.type !== 'Comment' || (above && above.type === 'Comment'))
    throw edi('024', undefined, 'replies hang under top-level comments only');
}

/** A private message in answer to something public: to whoever wrote it, so not to the business itself. */
function checkPrivateAnswer({ sandbox, parent }: Reply, rules: ChannelRules): void {
  if (!parent.isIncoming) throw edi('024', undefined, 'a private answer needs a customer');
  switch (rules.privateReply) {
    case 'never':
      throw edi('024', undefined, 'this channel has no private answers');
    case 'unlessRefused':
      if (sandbox.store.identities.get(parent.authorIdentityId)?.refusesPrivate) throw edi('022');
      return;
    case 'oncePerComment':
      checkOncePerComment(sandbox, parent);
      return;
    case 'talk':
      return;
  }
}

function checkOncePerComment(sandbox: Sandbox, parent: Content): void {
  if (sandbox.clock.now() > parent.createdAt + PRIVATE_REPLY_DAYS * 24 * HOUR_MS) {
    throw edi('021', undefined, `a private answer may go within ${PRIVATE_REPLY_DAYS} days`);
  }
  const earlier = sandbox.store.contentsUnder
    .of(parent.id)
    .find((content) => !content.isPublic && content.synchronizationStatus !== 'ExportAborted');
  if (earlier) throw edi('024', undefined, 'this content already has its one private answer');
}
