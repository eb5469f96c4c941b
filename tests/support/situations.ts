import {
  type Capability,
  capabilityOf,
  type KnownChannelType,
  knownChannelTypes,
} from '@/lib/domain/channel';
import type { Audience } from '@/lib/domain/message';
import type { Chance } from './seeded';

/** Something that the platform is told, one after another. */
export interface Happening {
  /** Of the content it makes, for what happens after it. */
  name: string;
  /** As `POST customer-messages` takes it; `under` names an earlier one. */
  writes: { body: string; kind?: string; native?: boolean; rating?: number; createdAt?: string };
  under?: string;
  /** As `PATCH contents/:id` takes it, once it is there. */
  changed?: { remotelyDeleted?: boolean; synchronizationStatus?: string };
  /** As `PATCH identities/:id` takes it, of whoever wrote it. */
  person?: { hasLeft?: boolean; refusesPrivate?: boolean };
}

/** A moment in which somebody wants to answer. */
export interface Situation {
  channelType: KnownChannelType;
  /** What it is called in the list below. */
  kind: string;
  customer: string;
  happenings: Happening[];
  /** Which of them is answered; null in a talk: the customer's last message. */
  answers: string | null;
  audience: Audience;
  body: string;
  /** How often it is tried. */
  tries: number;
}

type Sketch = Partial<Pick<Situation, 'audience' | 'body' | 'tries' | 'answers'>> & {
  happenings: Happening[];
};
interface Setting {
  capability: Capability;
  chance: Chance;
  /** ISO time, so many minutes before now. */
  ago: (minutes: number) => string;
}

const asked = (more: Partial<Happening> = {}, writes: object = {}): Happening => ({
  name: 'asked',
  writes: { body: 'Is it ready?', ...writes },
  ...more,
});

/** Minutes for which a customer's message keeps a talk open; where it does so for ever, a long time. */
const windowOf = ({ capability: { replyWindow } }: Setting) => (replyWindow?.hours ?? 10_000) * 60;

const inTalk: Record<string, (setting: Setting) => Sketch> = {
  fresh: () => ({ happenings: [asked()] }),
  'in its last minutes': (setting) => ({
    happenings: [asked({}, { createdAt: setting.ago(windowOf(setting) - 5) })],
  }),
  'over for minutes': (setting) => ({
    happenings: [asked({}, { createdAt: setting.ago(windowOf(setting) + 5) })],
  }),
  'over, and written in again': (setting) => ({
    happenings: [
      asked({}, { createdAt: setting.ago(windowOf(setting) + 5) }),
      { name: 'again', writes: { body: 'Hello?' } },
    ],
  }),
  'of which the last is deleted': ({ ago }) => ({
    happenings: [
      asked({}, { createdAt: ago(2) }),
      { name: 'gone', writes: { body: 'Sorry, wrong shop' }, changed: { remotelyDeleted: true } },
    ],
  }),
  'with a deleted message': () => ({
    happenings: [asked({ changed: { remotelyDeleted: true } })],
    answers: 'asked',
  }),
  'in which we wrote last': ({ ago }) => ({
    happenings: [
      asked({}, { createdAt: ago(2) }),
      { name: 'ours', writes: { body: 'It is.', native: true } },
    ],
    answers: 'ours',
  }),
  'that its customer left': () => ({ happenings: [asked({ person: { hasLeft: true } })], tries: 3 }),
  'asked too much': ({ capability }) => ({
    happenings: [asked()],
    body: 'ż'.repeat(capability.bodyLimit + 1),
  }),
  'asked for all there is room for': ({ capability, chance }) => ({
    happenings: [asked()],
    body: chance.of(['ż', 'a']).repeat(capability.bodyLimit),
  }),
  'answered in public': () => ({ happenings: [asked()], audience: 'public', answers: 'asked' }),
  'asked for nothing': () => ({ happenings: [asked()], body: '  \n' }),
  'of several messages': ({ ago }) => ({
    happenings: [asked({}, { createdAt: ago(3) }), { name: 'and', writes: { body: 'And the bell?' } }],
    answers: 'asked',
  }),
};

const post = (more: Partial<Happening> = {}, writes: object = {}): Happening => ({
  name: 'post',
  writes: { body: 'New bells!', native: true, kind: 'post', ...writes },
  ...more,
});
const comment = (name: string, under: string, writes: object = {}): Happening => ({
  name,
  under,
  writes: { body: 'How loud?', kind: 'comment', ...writes },
});

const inPublic: Record<string, (setting: Setting) => Sketch> = {
  'a comment': () => ({ happenings: [post(), comment('asked', 'post')] }),
  'an old comment': ({ ago }) => ({
    happenings: [
      post({}, { createdAt: ago(600_000) }),
      comment('asked', 'post', { createdAt: ago(590_000) }),
    ],
  }),
  'a reply to a comment': () => ({
    happenings: [post(), comment('above', 'post'), comment('asked', 'above')],
  }),
  'a deep reply': () => ({
    happenings: [
      post(),
      comment('above', 'post'),
      comment('middle', 'above', { native: true }),
      comment('asked', 'middle'),
    ],
  }),
  'our own post': () => ({ happenings: [post()], answers: 'post' }),
  'our own post on its way': () => ({
    happenings: [post({ changed: { synchronizationStatus: 'ExportPending' } })],
    answers: 'post',
  }),
  'our own comment': () => ({
    happenings: [post(), comment('above', 'post'), comment('asked', 'above', { native: true })],
  }),
  'a customer’s post': () => ({ happenings: [asked({}, { kind: 'post' })] }),
  'a deleted comment': () => ({
    happenings: [post(), { ...comment('asked', 'post'), changed: { remotelyDeleted: true } }],
  }),
  'a comment, at too great length': ({ capability }) => ({
    happenings: [post(), comment('asked', 'post')],
    body: '🚲'.repeat(capability.bodyLimit),
  }),
};

/** What may be tried where a private message shall answer a comment. */
const privately: Record<string, (setting: Setting) => Sketch> = {
  'a comment, privately': () => ({ happenings: [post(), comment('asked', 'post')] }),
  'a comment, privately and again': () => ({ happenings: [post(), comment('asked', 'post')], tries: 2 }),
  'a comment, privately in its last minutes': ({ ago }) => ({
    happenings: [post(), comment('asked', 'post', { createdAt: ago(7 * 24 * 60 - 5) })],
  }),
  'a comment, privately and too late': ({ ago }) => ({
    happenings: [post(), comment('asked', 'post', { createdAt: ago(7 * 24 * 60 + 5) })],
  }),
  'a comment of whoever refuses, privately': () => ({
    happenings: [post(), { ...comment('asked', 'post'), person: { refusesPrivate: true } }],
    tries: 2,
  }),
  'a deleted comment, privately': () => ({
    happenings: [post(), { ...comment('asked', 'post'), changed: { remotelyDeleted: true } }],
  }),
};

const review = (more: object = {}) => asked({}, { kind: 'review', rating: 2, ...more });
const ofReviews: Record<string, (setting: Setting) => Sketch> = {
  'a review': () => ({ happenings: [review()] }),
  'a review, twice': () => ({ happenings: [review()], tries: 2 }),
  'our own review reply': () => ({
    happenings: [
      { ...review(), name: 'review' },
      { name: 'asked', under: 'review', writes: { body: 'Sorry!', native: true, kind: 'review' } },
    ],
  }),
  'a comment under a review': () => ({
    happenings: [{ ...review(), name: 'review' }, comment('asked', 'review')],
  }),
};

type Sketching = (setting: Setting) => Sketch;

/** What can be asked for on a channel of this type, by its name. */
function sketchesOn(type: KnownChannelType, { audience }: Capability): [kind: string, sketch: Sketching][] {
  if (type === 'GoogleMyBusiness') return Object.entries(ofReviews);
  const talks = Object.entries(inTalk).map(([kind, sketch]): [string, Sketching] => [
    `a talk ${kind}`,
    (setting) => ({ audience: 'private', answers: null, ...sketch(setting) }),
  ]);
  const comments = [
    ...Object.entries(inPublic),
    ...Object.entries(privately).map(([kind, sketch]): [string, Sketching] => [
      kind,
      (setting) => ({ audience: 'private', ...sketch(setting) }),
    ]),
  ];
  switch (audience) {
    case 'private':
      return talks;
    case 'public':
      return comments;
    case 'both':
      return [...talks.map(inPrivateTweets), ...comments];
  }
}

/** On X a talk has its own kind of content. */
function inPrivateTweets([kind, sketch]: [string, Sketching]): [string, Sketching] {
  return [
    kind,
    (setting) => {
      const { happenings, ...rest } = sketch(setting);
      const asTweet = (happening: Happening) => ({
        ...happening,
        writes: { ...happening.writes, kind: 'private tweet' },
      });
      return { ...rest, happenings: happenings.map(asTweet) };
    },
  ];
}

/**
 * So many situations in which somebody may want to answer: every one there is on every channel, in an order that chance
 * decides, and then again.
 *
 * @param now milliseconds
 */
export function situations(count: number, chance: Chance, now: number): Situation[] {
  const ago = (minutes: number) => new Date(now - minutes * 60_000).toISOString();
  const all = knownChannelTypes.flatMap((channelType) => {
    const capability = capabilityOf(channelType);
    if (!capability) return [];
    return sketchesOn(channelType, capability).map(([kind, sketch]) => ({
      channelType,
      kind,
      make: () => sketch({ capability, chance, ago }),
    }));
  });
  const rounds = Array.from({ length: Math.ceil(count / all.length) }, () => chance.shuffled(all)).flat();
  return rounds.slice(0, count).map(({ channelType, kind, make }, index) => ({
    ...{ channelType, kind, customer: `Customer ${index}` },
    ...{ audience: 'public' as const, body: `Answer ${index}`, tries: 1, answers: 'asked' },
    ...make(),
  }));
}
