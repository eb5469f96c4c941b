import type { Sandbox } from '../sandbox';
import { replySubject } from '../sending/mail';
import { between, pick, type Random, seededRandom } from '../state/random';
import type { Channel, ChannelType } from '../state/records';
import { USERS } from '../users';
import type { NamedStory, Story, StoryContent } from './story';
import { type Voice, voices } from './voices';

const TALKS_PER_CHANNEL = 8;
const COMMENTS_PER_POST = 9;
const REVIEWS = 10;

/** What the business once published on the channels where people comment. */
const POSTS: Partial<
  Readonly<Record<ChannelType, { readonly kind: 'post' | 'media' | 'video'; readonly body: string }>>
> = {
  Facebook: {
    kind: 'post',
    body: 'Winter opening hours: ten to four, and a hot chocolate for everybody who comes by bike ☕',
  },
  Instagram: { kind: 'media', body: 'Sunday, 7 am, nobody but us and the herons.' },
  Linkedin: { kind: 'post', body: 'Our Utrecht workshop now runs on its own solar roof.' },
  Youtube: { kind: 'video', body: 'Indexing your gears in five minutes.' },
};

/** Ordinary weeks before the start, enough for several pages: the same as long as the seed of the settings is. */
export function ordinaryHistory(sandbox: Sandbox): NamedStory[] {
  const random = seededRandom(`${sandbox.settings.seed} history`);
  return sandbox.store.channels
    .where(({ type }) => type !== 'GoogleBusinessMessages')
    .flatMap((channel) =>
      ordinaryStories(random, channel).map((story, index) => ({
        name: `history ${channel.type} ${index}`,
        story,
      })),
    );
}

function ordinaryStories(random: Random, channel: Channel): Story[] {
  if (channel.type === 'GoogleMyBusiness') return times(REVIEWS, () => review(random, channel));
  if (channel.type === 'Twitter') return times(TALKS_PER_CHANNEL, () => talk(random, channel, 'tweet'));
  const post = POSTS[channel.type];
  if (post) return [commentedPost(random, channel, post)];
  return times(TALKS_PER_CHANNEL, () => talk(random, channel, 'message'));
}

/** A question, the answer, and mostly a last word. */
function talk(random: Random, channel: Channel, kind: 'message' | 'tweet'): Story {
  const voice = someVoice(random);
  const name = pick(random, voice.names) ?? '';
  const index = Math.floor(random() * voice.openings.length);
  const startMinutes = between(random, 2 * 1440, 25 * 1440);
  const links = kind === 'tweet' ? { kind, under: 'question' } : {};
  const subject = channel.type === 'Email' ? (voice.subjects[index] ?? null) : null;
  const contents: StoryContent[] = [
    {
      key: 'question',
      from: 'customer',
      ago: minutes(startMinutes),
      body: voice.openings[index] ?? '',
      kind,
      ...titled(subject),
    },
    {
      key: 'answer',
      from: someUser(random),
      to: 'customer',
      ago: minutes(startMinutes - between(random, 4, 300)),
      body: voice.answers[index % voice.answers.length] ?? '',
      ...links,
      ...titled(replySubject(subject)),
    },
  ];
  if (random() < 0.7) contents.push(lastWord(random, voice, { kind, startMinutes, subject }));
  return { channel: channel.type, people: { customer: person(voice, name) }, contents };
}

interface Talk {
  readonly kind: 'message' | 'tweet';
  readonly startMinutes: number;
  readonly subject: string | null;
}

function lastWord(random: Random, voice: Voice, { kind, startMinutes, subject }: Talk): StoryContent {
  const body = pick(random, voice.thanks) ?? '';
  const ago = minutes(startMinutes - between(random, 310, 900));
  const links = kind === 'tweet' ? { kind, under: 'answer' } : {};
  return { from: 'customer', ago, body, ...links, ...titled(replySubject(subject)) };
}

function titled(title: string | null): { readonly title?: string } {
  return title === null ? {} : { title };
}

function commentedPost(
  random: Random,
  channel: Channel,
  post: { kind: 'post' | 'media' | 'video'; body: string },
): Story {
  const startMinutes = between(random, 16 * 1440, 28 * 1440);
  const people: Record<string, Story['people'][string]> = {};
  const contents: StoryContent[] = [{ key: 'post', from: 'business', ago: minutes(startMinutes), ...post }];
  for (let index = 0; index < COMMENTS_PER_POST; index += 1) {
    const voice = someVoice(random);
    const name = pick(random, voice.names) ?? '';
    people[name] = person(voice, name);
    const at = between(random, 3 * 1440, startMinutes - 60);
    const body = pick(random, voice.comments) ?? '';
    contents.push({ key: `${index}`, from: name, ago: minutes(at), body, kind: 'comment', under: 'post' });
    if (random() > 0.5) continue;
    const answer = pick(random, voice.answers) ?? '';
    const ago = minutes(at - between(random, 5, 600));
    contents.push({ from: someUser(random), ago, body: answer, kind: 'comment', under: `${index}` });
  }
  return { channel: channel.type, people, contents };
}

function review(random: Random, channel: Channel): Story {
  const voice = someVoice(random);
  const name = pick(random, voice.names) ?? '';
  const words = pick(random, voice.reviews);
  const startMinutes = between(random, 5 * 1440, 300 * 1440);
  const contents: StoryContent[] = [
    {
      key: 'review',
      from: 'customer',
      ago: minutes(startMinutes),
      kind: 'review',
      body: words?.text ?? null,
      rating: words?.stars ?? 5,
    },
  ];
  if (random() < 0.6) {
    const ago = minutes(startMinutes - between(random, 60, 2000));
    const body = pick(random, voice.thanks) ?? '';
    contents.push({ from: someUser(random), ago, kind: 'review', body, under: 'review' });
  }
  return { channel: channel.type, people: { customer: person(voice, name) }, contents };
}

function person(voice: Voice, name: string): Story['people'][string] {
  return { name, language: voice.language };
}

function someVoice(random: Random): Voice {
  const voice = pick(random, voices());
  if (!voice) throw new Error('no voices');
  return voice;
}

function someUser(random: Random): string {
  return pick(random, USERS)?.id ?? 'business';
}

function minutes(count: number): string {
  return `${count}m`;
}

function times<T>(count: number, make: () => T): T[] {
  return Array.from({ length: count }, make);
}
