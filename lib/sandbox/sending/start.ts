import { edi } from '../http/edi';
import { networkOf } from '../identities';
import { permissionOf } from '../permissions';
import type { Sandbox } from '../sandbox';
import { objectId } from '../state/ids';
import type { Channel, Identity } from '../state/records';
import { type ChannelRules, rulesOf } from './channel-rules';
import { chatStart, directWords, mailStart, type StartWish, talkWith, templateStart } from './direct-start';
import { checkMembers } from './model-rules';
import type { Outgoing } from './outgoing';
import { chosenPersona, personasOf } from './personas';

/**
 * A discussion that the business may start. Throws EDI-016 on channels that only answer, EDI-004 where starting
 * is switched off, EDI-017 without the permission, EDI-003, 022, 023 or 024 for the wrong audience, then the
 * codes of author, members and text.
 */
export function planDiscussion(wish: StartWish): Outgoing {
  const { sandbox, userId, request, channel } = wish;
  const start = startOn(sandbox, channel);
  if (!permissionOf(sandbox, userId, channel.id).canInitiate) throw edi('017');
  const recipient = start === 'post' && request.isPublic === false ? recipientOf(wish) : null;
  if ((start === 'mail' || start === 'chat') && request.isPublic) {
    throw edi('024', undefined, 'this channel carries private talk only');
  }
  const author = chosenPersona(personasOf(sandbox, userId, channel), request.authorIdentityId);
  const shared = { userId, author, channel, parent: null, request, status: 'UserInitiated' } as const;
  return { ...shared, ...beginning(wish, start, recipient) };
}

type PossibleStart = Exclude<ChannelRules['start'], 'none'>;

function startOn(sandbox: Sandbox, channel: Channel): PossibleStart {
  const { start } = rulesOf(channel.type);
  if (start === 'none') throw edi('016');
  if (start === 'chat' && !sandbox.settings.engageOutbound) throw edi('004');
  return start;
}

function beginning(wish: StartWish, start: PossibleStart, recipient: Identity | null) {
  switch (start) {
    case 'template':
      return templateStart(wish);
    case 'mail':
      return mailStart(wish);
    case 'chat':
      return chatStart(wish);
    case 'post':
      return recipient ? privateStart(wish, recipient) : post(wish);
  }
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

function privateStart(wish: StartWish, recipient: Identity) {
  return { ...directWords(wish), ...talkWith(wish.sandbox, wish.channel, recipient) };
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
