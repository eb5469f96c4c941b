import type { FileKind } from '../customers/files';
import { createCustomer, findCustomer } from '../customers/identities';
import { receive } from '../customers/receive';
import type { Sandbox } from '../sandbox';
import { rulesOf } from '../sending/channel-rules';
import { pick, type Random, seededRandom, shuffled } from '../state/random';
import type { Channel, Content } from '../state/records';
import { offerChoice, Remembered, thinkAgain } from './demo-whims';
import { keepPace } from './pace';
import type { Turn } from './turn';
import { voices } from './voices';

const FIRST_MS = 3000;
/** Customers per minute: from one in ten minutes to hundreds in a second. */
const SLOWEST = 0.1;
const FASTEST = 30_000;
/** What a busy moment held up is made up for; what a moved clock skipped is not. */
const LONGEST_BACKLOG_MS = 5000;

const FILE_SHARE = 0.15;
const SECOND_THOUGHT_SHARE = 0.08;
const CHOICE_SHARE = 0.06;
const FILES: readonly FileKind[] = ['image', 'image', 'hub', 'pdf'];
/** Sent from the telephone only. */
const RECORDINGS: readonly FileKind[] = ['audio', 'video'];

/** Lets customers write by themselves, at the rhythm of the settings, as long as the scenario is `demo`. */
export function startDemo(sandbox: Sandbox): void {
  let company = newCompany(sandbox.settings.seed);
  const pauses = seededRandom('pauses');
  let perMinute = rhythmOf(sandbox);
  let dueAt = sandbox.clock.now() + FIRST_MS;
  keepPace(sandbox, {
    nextDueAt: () => {
      const now = sandbox.clock.now();
      if (now - dueAt > LONGEST_BACKLOG_MS) dueAt = now;
      // Whoever was about to write in five minutes does so in a second if the rhythm has become as much faster.
      if (perMinute !== rhythmOf(sandbox)) {
        dueAt = now + Math.max(0, dueAt - now) * (perMinute / rhythmOf(sandbox));
        perMinute = rhythmOf(sandbox);
      }
      return dueAt;
    },
    act: () => {
      if (isOver(sandbox, company)) company = newCompany(sandbox.settings.seed);
      if (sandbox.settings.scenario === 'demo') takeTurn(sandbox, company, Math.round(dueAt));
      dueAt += (60_000 / perMinute) * (2 / 3 + (pauses() * 2) / 3);
    },
  });
}

function rhythmOf({ settings }: Sandbox): number {
  return Math.min(FASTEST, Math.max(SLOWEST, settings.customersPerMinute));
}

/** The people of the demo: what decides about them, whose turn it is and what they wrote. */
interface Company {
  readonly seed: string;
  /** A generator of its own: neither the time nor what else happens must change who writes next. */
  readonly random: Random;
  readonly round: Channel[];
  readonly remembered: Remembered;
}

function newCompany(seed: string): Company {
  return { seed, random: seededRandom(`${seed} demo`), round: [], remembered: new Remembered() };
}

/** With another seed, or after a reset, the demo begins anew. */
function isOver(sandbox: Sandbox, { seed, remembered }: Company): boolean {
  return seed !== sandbox.settings.seed || remembered.isGone(sandbox);
}

/** Every channel has its turn before one has its second. */
function takeTurn(sandbox: Sandbox, { random, round, remembered }: Company, at: number): void {
  if (round.length === 0) round.push(...shuffled(random, openChannels(sandbox)));
  const channel = round.pop();
  const voice = pick(random, voices());
  const name = voice && pick(random, voice.names);
  if (!channel || !voice || !name) return;
  const customer =
    findCustomer(sandbox, channel, name) ??
    createCustomer(sandbox, channel, { name, language: voice.language });
  const turn: Turn = { sandbox, random, channel, voice, customer, at };
  const whim = random();
  if (whim < SECOND_THOUGHT_SHARE && thinkAgain(turn, remembered)) return;
  if (whim > 1 - CHOICE_SHARE && offerChoice(turn)) return;
  remembered.add(write(turn));
}

function openChannels(sandbox: Sandbox): Channel[] {
  const now = sandbox.clock.now();
  return sandbox.store.channels.where(
    ({ type }) => now < Date.parse(rulesOf(type).retiredAt ?? '9999-01-01'),
  );
}

function write(turn: Turn): Content {
  if (turn.channel.type === 'GoogleMyBusiness') return review(turn);
  return turn.channel.isPublic ? comment(turn) : talk(turn);
}

function talk({ sandbox, random, channel, voice, customer, at }: Turn): Content {
  const index = Math.floor(random() * voice.openings.length);
  const isMail = channel.type === 'Email';
  const file = random() < FILE_SHARE ? pick(random, isMail ? FILES : [...FILES, ...RECORDINGS]) : undefined;
  return receive(sandbox, {
    channel,
    customer,
    createdAt: at,
    kind: 'message',
    body: voice.openings[index] ?? null,
    files: file ? [file] : [],
    ...(isMail ? { title: voice.subjects[index] ?? '' } : {}),
  });
}

function comment({ sandbox, random, channel, voice, customer, at }: Turn): Content {
  const words = pick(random, voice.comments) ?? '';
  const shared = { channel, customer, createdAt: at } as const;
  if (channel.type === 'Twitter') {
    return receive(sandbox, { ...shared, kind: 'tweet', body: `@northwindbikes ${words}` });
  }
  const post = latestPost(sandbox, channel);
  const place = post ? ({ kind: 'comment', parentId: post.id } as const) : ({ kind: 'post' } as const);
  return receive(sandbox, { ...shared, body: words, ...place });
}

function review({ sandbox, random, channel, voice, customer, at }: Turn): Content {
  const { text, stars } = pick(random, voice.reviews) ?? { text: null, stars: 5 };
  const shared = { channel, customer, createdAt: at } as const;
  return receive(sandbox, { ...shared, kind: 'review', body: text, rating: stars });
}

/** What the business published last on a channel: that is where people comment. */
export function latestPost(sandbox: Sandbox, channel: Channel): Content | undefined {
  return sandbox.store.postsOfChannel
    .of(channel.id)
    .reduce<Content | undefined>(
      (last, post) => (last && last.createdAt > post.createdAt ? last : post),
      undefined,
    );
}
