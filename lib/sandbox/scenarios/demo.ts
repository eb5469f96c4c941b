import { createCustomer, findCustomer } from '../customers/identities';
import { receive } from '../customers/receive';
import type { Sandbox } from '../sandbox';
import { rulesOf } from '../sending/channel-rules';
import { pick, type Random, seededRandom, shuffled } from '../state/random';
import type { Channel, Content, Identity } from '../state/records';
import { type Voice, voices } from './voices';

const FIRST_MS = 3000;
const PHOTO_SHARE = 0.15;

/** Lets customers write by themselves, at the rhythm of the settings, as long as the scenario is `demo`. */
export function startDemo(sandbox: Sandbox): void {
  // A generator of its own: what else happens must not change who writes next.
  const random = seededRandom('northwind demo');
  let round: Channel[] = [];
  const tick = (dueAt: number) => {
    sandbox.scheduler.at(dueAt, () => {
      if (sandbox.settings.scenario === 'demo') {
        // Every channel has its turn before one has its second.
        if (round.length === 0) round = shuffled(random, openChannels(sandbox));
        const channel = round.pop();
        if (channel) someoneWrites(sandbox, random, channel);
      }
      tick(sandbox.clock.now() + pauseMs(sandbox, random));
    });
  };
  tick(sandbox.clock.now() + FIRST_MS);
}

function pauseMs(sandbox: Sandbox, random: Random): number {
  const usual = 60_000 / Math.max(0.1, sandbox.settings.customersPerMinute);
  return usual * (2 / 3 + (random() * 2) / 3);
}

function openChannels(sandbox: Sandbox): Channel[] {
  const now = sandbox.clock.now();
  return sandbox.store.channels.where(
    ({ type }) => now < Date.parse(rulesOf(type).retiredAt ?? '9999-01-01'),
  );
}

/** A turn of the demo: who writes where, in which words. */
interface Turn {
  readonly sandbox: Sandbox;
  readonly random: Random;
  readonly channel: Channel;
  readonly voice: Voice;
  readonly customer: Identity;
}

function someoneWrites(sandbox: Sandbox, random: Random, channel: Channel): void {
  const voice = pick(random, voices());
  const name = voice && pick(random, voice.names);
  if (!voice || !name) return;
  const customer =
    findCustomer(sandbox, channel, name) ??
    createCustomer(sandbox, channel, { name, language: voice.language });
  const turn: Turn = { sandbox, random, channel, voice, customer };
  if (channel.type === 'GoogleMyBusiness') review(turn);
  else if (channel.isPublic) comment(turn);
  else talk(turn);
}

function talk({ sandbox, random, channel, voice, customer }: Turn): void {
  const body = pick(random, voice.openings) ?? null;
  const files = random() < PHOTO_SHARE ? (['image'] as const) : [];
  receive(sandbox, { channel, customer, kind: 'message', body, files });
}

function comment({ sandbox, random, channel, voice, customer }: Turn): void {
  const words = pick(random, voice.comments) ?? '';
  if (channel.type === 'Twitter') {
    receive(sandbox, { channel, customer, kind: 'tweet', body: `@northwindbikes ${words}` });
    return;
  }
  const post = latestPost(sandbox, channel);
  const place = post ? ({ kind: 'comment', parentId: post.id } as const) : ({ kind: 'post' } as const);
  receive(sandbox, { channel, customer, body: words, ...place });
}

function review({ sandbox, random, channel, voice, customer }: Turn): void {
  const words = pick(random, voice.reviews);
  if (!words) return;
  receive(sandbox, { channel, customer, kind: 'review', body: words.text, rating: words.stars });
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
