import { usualKind } from '../customers/kinds';
import { receive } from '../customers/receive';
import { reword } from '../customers/second-thoughts';
import type { Sandbox } from '../sandbox';
import { replySubject } from '../sending/mail';
import { between } from '../state/random';
import type { Channel, Content, Identity } from '../state/records';
import { choiceFrom } from './choices';
import { voiceOf } from './voices';

/** Customers think for a while before they answer. */
const THINKING_MS = [2000, 6000] as const;

/** The customer whom the business has just answered answers in turn, if customers do so at all. */
export function scheduleAnswer(sandbox: Sandbox, outgoing: Content): void {
  const customer = sandbox.store.identities.get(outgoing.inReplyToAuthorIdentityId ?? '');
  if (sandbox.settings.answerMode === 'never' || customer?.kind !== 'Customer' || customer.hasLeft) return;
  const dueAt = sandbox.clock.now() + between(sandbox.random, ...THINKING_MS);
  sandbox.scheduler.at(dueAt, () => {
    const current = sandbox.store.contents.get(outgoing.id);
    const channel = current && sandbox.store.channels.get(current.channelId);
    if (channel && sandbox.settings.answerMode === 'auto') answer(sandbox, channel, customer, current);
  });
}

function answer(sandbox: Sandbox, channel: Channel, customer: Identity, outgoing: Content): void {
  if (channel.type === 'GoogleMyBusiness') {
    reconsider(sandbox, outgoing);
    return;
  }
  const earlier = sandbox.store.contentsOfThread
    .of(outgoing.threadId)
    .filter(({ authorIdentityId }) => authorIdentityId === customer.id);
  const voice = voiceOf(customer.language);
  const lines = earlier.length < 2 ? voice.followUps : voice.thanks;
  const body = lines[(earlier.length + customer.id.charCodeAt(23)) % lines.length] ?? '👍';
  if (outgoing.isPublic) {
    const parentId = parentFor(channel, outgoing);
    receive(sandbox, { channel, customer, kind: usualKind(channel), body, parentId });
    return;
  }
  const choice = outgoing.structuredContent && choiceFrom(sandbox.random, outgoing.structuredContent);
  const title = replySubject(outgoing.title);
  receive(sandbox, {
    channel: talkChannel(sandbox, channel),
    customer,
    kind: 'message',
    body: choice?.title ?? body,
    ...(choice ? { structuredContent: choice.structured } : {}),
    ...(title === null ? {} : { title }),
  });
}

/** On YouTube comments go one level deep only; elsewhere the customer answers the answer. */
function parentFor(channel: Channel, outgoing: Content): string {
  return channel.type === 'Youtube' ? (outgoing.inReplyToContentId ?? outgoing.id) : outgoing.id;
}

/** Private answers to comments are carried on in the network's direct channel. */
function talkChannel(sandbox: Sandbox, channel: Channel): Channel {
  const direct = { Facebook: 'Messenger', Instagram: 'InstagramMessaging' } as const;
  const type =
    channel.type === 'Facebook' || channel.type === 'Instagram' ? direct[channel.type] : channel.type;
  return sandbox.store.channels.find((candidate) => candidate.type === type) ?? channel;
}

/** A reviewer who was answered thinks better of the shop by one star. */
function reconsider(sandbox: Sandbox, outgoing: Content): void {
  const review = sandbox.store.contents.get(outgoing.inReplyToContentId ?? '');
  if (!review || review.rating === null || review.rating >= 5) return;
  reword(sandbox, review, { rating: review.rating + 1 });
}
