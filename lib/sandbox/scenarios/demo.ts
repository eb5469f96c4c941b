import { createCustomer, findCustomer } from '../customers/identities';
import { usualKind } from '../customers/kinds';
import { receive } from '../customers/receive';
import type { Sandbox } from '../sandbox';
import { rulesOf } from '../sending/channel-rules';
import { pick } from '../state/random';
import type { Channel, Content, Identity } from '../state/records';
import { type Voice, voices } from './voices';

const FIRST_MS = 3000;

/** Lets customers write by themselves, at the rhythm of the settings, as long as the scenario is `demo`. */
export function startDemo(sandbox: Sandbox): void {
  const tick = (dueAt: number) => {
    sandbox.scheduler.at(dueAt, () => {
      if (sandbox.settings.scenario === 'demo') someoneWrites(sandbox);
      tick(sandbox.clock.now() + pauseMs(sandbox));
    });
  };
  tick(sandbox.clock.now() + FIRST_MS);
}

function pauseMs(sandbox: Sandbox): number {
  const usual = 60_000 / Math.max(0.1, sandbox.settings.customersPerMinute);
  return usual * (2 / 3 + (sandbox.random() * 2) / 3);
}

function someoneWrites(sandbox: Sandbox): void {
  const now = sandbox.clock.now();
  const open = sandbox.store.channels.where(
    ({ type }) => now < Date.parse(rulesOf(type).retiredAt ?? '9999-01-01'),
  );
  const channel = pick(sandbox.random, open);
  const voice = pick(sandbox.random, voices());
  if (!channel || !voice) return;
  const customer = someone(sandbox, channel, voice);
  if (channel.type === 'GoogleMyBusiness') writeReview(sandbox, channel, customer, voice);
  else if (channel.isPublic) comment(sandbox, channel, customer, voice);
  else talk(sandbox, channel, customer, voice);
}

function someone(sandbox: Sandbox, channel: Channel, voice: Voice): Identity {
  const name = pick(sandbox.random, voice.names) ?? 'A customer';
  return (
    findCustomer(sandbox, channel, name) ??
    createCustomer(sandbox, channel, { name, language: voice.language })
  );
}

function talk(sandbox: Sandbox, channel: Channel, customer: Identity, voice: Voice): void {
  const body = pick(sandbox.random, voice.openings) ?? 'Hi';
  receive(sandbox, {
    channel,
    customer,
    kind: 'message',
    body,
    ...(sandbox.random() < 0.15 ? { files: ['image'] as const } : {}),
  });
}

function comment(sandbox: Sandbox, channel: Channel, customer: Identity, voice: Voice): void {
  const body = pick(sandbox.random, voice.comments) ?? 'Hi';
  const post = channel.type === 'Twitter' ? undefined : latestPost(sandbox, channel);
  const kind = usualKind(channel);
  const isPost = kind === 'comment' && !post;
  receive(sandbox, {
    channel,
    customer,
    kind: isPost ? 'post' : kind,
    body: channel.type === 'Twitter' ? `@northwindbikes ${body}` : body,
    ...(post ? { parentId: post.id } : {}),
  });
}

function writeReview(sandbox: Sandbox, channel: Channel, customer: Identity, voice: Voice): void {
  const review = pick(sandbox.random, voice.reviews);
  if (review)
    receive(sandbox, { channel, customer, kind: 'review', body: review.text, rating: review.stars });
}

/** What the business published last on a channel: that is where people comment. */
export function latestPost(sandbox: Sandbox, channel: Channel): Content | undefined {
  const posts = sandbox.store.contents.where(
    (content) =>
      content.channelId === channel.id && content.isFirstInThread && !content.isIncoming && content.isPublic,
  );
  return posts.reduce<Content | undefined>(
    (last, post) => (last && last.createdAt > post.createdAt ? last : post),
    undefined,
  );
}
