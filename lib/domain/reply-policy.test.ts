import { describe, expect, test } from 'vitest';
import { type KnownChannelType, knownChannelTypes } from './channel';
import { allRights, noRights } from './permission';
import {
  bodyLength,
  mayReply,
  mayReplyWith,
  type Refusal,
  type ReplyQuestion,
  type ReplyTarget,
  saysCustomerLeft,
} from './reply-policy';
import { windowClosesAt, windowStateAt } from './reply-window';
import { mayReplyWithTemplate } from './template-policy';

const now = '2026-11-22T12:00:00.000Z';
const HOUR = 3_600_000;
/** So many hours, and then milliseconds, before now. */
const ago = (hours: number, milliseconds = 0) =>
  new Date(Date.parse(now) - hours * HOUR - milliseconds).toISOString();

const message: ReplyTarget = {
  direction: 'inbound',
  kind: 'message',
  audience: 'private',
  depth: 0,
  isRemotelyDeleted: false,
  isOnChannel: true,
  sentAt: ago(1),
  hasPrivateReply: false,
};
const comment: ReplyTarget = { ...message, kind: 'comment', audience: 'public', depth: 1 };
const ownPost: ReplyTarget = { ...comment, kind: 'post', direction: 'outbound', depth: 0 };

const question = (over: Partial<ReplyQuestion> = {}): ReplyQuestion => ({
  channelType: 'WhatsApp',
  takesPlainReplies: false,
  isRetired: false,
  rights: allRights,
  isAccountOut: false,
  forbidden: null,
  audience: 'private',
  target: message,
  lastInboundAt: ago(1),
  hasCustomerLeft: false,
  now,
  ...over,
});

const refusalOf = (over: Partial<ReplyQuestion>, body = 'Yes.') => {
  const decision = mayReplyWith(question(over), body);
  return decision.isAllowed ? null : decision.refusal;
};

/** Hours that the customer's last message keeps a talk open; a channel that is not here keeps it open for ever. */
const windowHours: Partial<Record<string, number>> = {
  WhatsApp: 24,
  Messenger: 7 * 24,
  InstagramMessaging: 7 * 24,
};
const TEN_YEARS = 87_600;
const windowOf = (type: string) => windowHours[type] ?? TEN_YEARS;
const publicly = (target: ReplyTarget) => ({ audience: 'public', target, lastInboundAt: null }) as const;
const privately = (target: ReplyTarget) => ({ ...publicly(target), audience: 'private' }) as const;

/** Every situation in which somebody may want to answer, on a channel of this type. */
const situations = {
  'a talk': () => ({}),
  'a talk in its last moment': (type) => ({ lastInboundAt: ago(windowOf(type), -1) }),
  'a talk whose time is over': (type) => ({ lastInboundAt: ago(windowOf(type)) }),
  'a talk in which nobody wrote': () => ({ target: null, lastInboundAt: null }),
  'a talk the customer has left': () => ({ hasCustomerLeft: true }),
  'a deleted message': () => ({ target: { ...message, isRemotelyDeleted: true } }),
  'our own message': () => ({ target: { ...message, direction: 'outbound' } }),
  'a talk, in public': () => ({ audience: 'public' }),
  'a comment': () => publicly(comment),
  'a comment that is a thread of its own': () => publicly({ ...comment, depth: 0 }),
  'a reply to a comment': () => publicly({ ...comment, depth: 2 }),
  'a customer’s post': () => publicly({ ...comment, kind: 'post', depth: 0 }),
  'a review': () => publicly({ ...comment, kind: 'review', depth: 0 }),
  'a deleted comment': () => publicly({ ...comment, isRemotelyDeleted: true }),
  'our own post': () => publicly(ownPost),
  'our own post on its way': () => publicly({ ...ownPost, isOnChannel: false }),
  'our own comment': () => publicly({ ...comment, direction: 'outbound' }),
  'our own comment without a parent': () => publicly({ ...comment, direction: 'outbound', depth: 0 }),
  'our own review reply': () => publicly({ ...comment, direction: 'outbound', kind: 'review_reply' }),
  'a comment, privately': () => privately(comment),
  'a comment, privately and in the last moment': () => privately({ ...comment, sentAt: ago(168, -1) }),
  'a comment, privately and too late': () => privately({ ...comment, sentAt: ago(168) }),
  'a comment, privately and again': () => privately({ ...comment, hasPrivateReply: true }),
  'a comment, privately after a refusal': () => ({ ...privately(comment), hasCustomerLeft: true }),
  'our own post, privately': () => privately(ownPost),
} satisfies Record<string, (type: string) => Partial<ReplyQuestion>>;
type Situation = keyof typeof situations;
const names = Object.keys(situations) as Situation[];

/** What is so on every channel, unless its own row says otherwise. */
const usually: Record<Situation, Refusal | null> = {
  'a talk': null,
  'a talk in its last moment': null,
  'a talk whose time is over': null,
  'a talk in which nobody wrote': 'nothing-to-answer',
  'a talk the customer has left': 'customer-left',
  'a deleted message': 'target-deleted',
  'our own message': 'target-is-ours',
  'a talk, in public': 'talk-is-private',
  'a comment': null,
  'a comment that is a thread of its own': null,
  'a reply to a comment': null,
  'a customer’s post': null,
  'a review': null,
  'a deleted comment': 'target-deleted',
  'our own post': null,
  'our own post on its way': 'target-not-there',
  'our own comment': 'target-is-ours',
  'our own comment without a parent': 'target-is-ours',
  'our own review reply': 'target-is-ours',
  'a comment, privately': 'no-private-replies',
  'a comment, privately and in the last moment': 'no-private-replies',
  'a comment, privately and too late': 'no-private-replies',
  'a comment, privately and again': 'no-private-replies',
  'a comment, privately after a refusal': 'no-private-replies',
  'our own post, privately': 'no-private-replies',
};

type Row = Partial<Record<Situation, Refusal | null>>;
const onceWithinAWeek: Row = {
  'a comment, privately': null,
  'a comment, privately and in the last moment': null,
  'a comment, privately and too late': 'private-reply-late',
  'a comment, privately and again': 'private-reply-used',
  'a comment, privately after a refusal': 'customer-left',
  'our own post, privately': 'target-is-ours',
};
const reviewsOnly: Row = {
  'a comment': 'only-reviews',
  'a comment that is a thread of its own': 'only-reviews',
  'a reply to a comment': 'only-reviews',
  'a customer’s post': 'only-reviews',
  'our own post': 'only-reviews',
};
const underCommentsOnly: Row = {
  'a reply to a comment': 'only-top-level',
  'a customer’s post': 'only-top-level',
  'a review': 'only-top-level',
  'our own post': 'only-top-level',
};

const rows: Record<KnownChannelType, Row> = {
  WhatsApp: { 'a talk whose time is over': 'window-closed-template' },
  Messenger: { 'a talk whose time is over': 'window-closed' },
  InstagramMessaging: { 'a talk whose time is over': 'window-closed' },
  AppleMessagesForBusiness: {},
  GoogleBusinessMessages: Object.fromEntries(names.map((name) => [name, 'channel-retired'])),
  Viber: {},
  Email: {},
  EngageMessaging: {},
  Facebook: onceWithinAWeek,
  Instagram: onceWithinAWeek,
  Linkedin: {},
  Youtube: underCommentsOnly,
  GoogleMyBusiness: reviewsOnly,
  Twitter: {
    ...onceWithinAWeek,
    'a comment, privately and too late': null,
    'a comment, privately and again': null,
  },
};

describe.each(knownChannelTypes)('May it go, now, here? On %s', (channelType) => {
  test.each(names)('%s', (name) => {
    const expected = { ...usually, ...rows[channelType] }[name];
    expect(refusalOf({ channelType, ...situations[name](channelType) })).toBe(expected);
  });

  test('nowhere without the right to reply', () => {
    const right = channelType === 'GoogleBusinessMessages' ? 'channel-retired' : 'no-right-to-reply';
    const rights = { ...noRights, canRead: true };
    for (const name of names)
      expect(refusalOf({ channelType, ...situations[name](channelType), rights })).toBe(right);
  });

  test('exactly its longest text and nothing more', () => {
    const { limit } = bodyLength(channelType, '');
    const target = channelType === 'GoogleMyBusiness' ? { ...comment, kind: 'review' as const } : comment;
    const open = { channelType, ...publicly(target), now: '2024-07-01T00:00:00.000Z' };
    expect(limit).toBeGreaterThan(0);
    expect(refusalOf(open, 'ż'.repeat(limit ?? 0))).toBeNull();
    expect(refusalOf(open, 'ż'.repeat((limit ?? 0) + 1))).toBe('body-too-long');
  });
});

describe('A channel whose type nobody knows', () => {
  const channelType = 'Telepathy';

  test.each(names)('is only shown, and takes plain replies once an admin says so: %s', (name) => {
    const asked = { channelType, ...situations[name](channelType) };
    expect(refusalOf(asked)).toBe('unknown-channel');
    expect(refusalOf({ ...asked, takesPlainReplies: true })).toBe(usually[name]);
  });

  test('has no limit that anybody could know', () => {
    expect(refusalOf({ channelType, takesPlainReplies: true }, '🚲'.repeat(300_000))).toBeNull();
  });
});

describe('Whatever the channel', () => {
  test('nothing goes where the platform lets our login only read, whoever asks', () => {
    expect(refusalOf({ forbidden: { code: 'EDI-019', at: now } })).toBe('platform-forbids');
    expect(refusalOf({ isAccountOut: true, forbidden: { code: 'EDI-019', at: now } })).toBe('account-out');
  });

  test('Google Messages is history from the day its network closed', () => {
    const channelType = 'GoogleBusinessMessages';
    expect(refusalOf({ channelType, now: '2024-07-30T23:59:59.999Z' })).toBeNull();
    expect(refusalOf({ channelType, now: '2024-07-31T00:00:00.000Z' })).toBe('channel-retired');
  });

  test('an admin’s word on plain replies moves no rule that is known', () => {
    const lastInboundAt = ago(25);
    expect(refusalOf({ takesPlainReplies: true, lastInboundAt })).toBe('window-closed-template');
  });

  test('an empty text says nothing', () => {
    expect(refusalOf({}, ' \n\t')).toBe('body-empty');
  });

  test.each([
    ['EDI-022', 'The recipient takes no private messages', true],
    ['EDI-022', null, true],
    ['EDI-021', 'This content cannot be answered: the customer has deleted the conversation', true],
    ['EDI-021', 'more than 24 hours since the customer’s last message', false],
    ['EDI-021', null, false],
    [null, 'the customer has deleted the conversation', false],
  ])('the refusal %s, “%s”, says that the customer left: %s', (code, detail, expected) => {
    expect(saysCustomerLeft(code, detail)).toBe(expected);
  });
});

describe('The reply window', () => {
  test('begins with the customer’s last message', () => {
    expect(windowClosesAt('WhatsApp', '2026-11-21T12:00:00.000Z')).toBe('2026-11-22T12:00:00.000Z');
  });

  test('is closing for its last four hours', () => {
    const closesAt = '2026-11-22T12:00:00.000Z';
    expect(windowStateAt(null, closesAt)).toBe('none');
    expect(windowStateAt(closesAt, '2026-11-22T07:59:59.999Z')).toBe('open');
    expect(windowStateAt(closesAt, '2026-11-22T08:00:00.000Z')).toBe('closing');
    expect(windowStateAt(closesAt, '2026-11-22T11:59:59.999Z')).toBe('closing');
    expect(windowStateAt(closesAt, closesAt)).toBe('closed');
  });

  test('does not exist where a channel has none, or nobody wrote', () => {
    expect(windowClosesAt('Viber', now)).toBeNull();
    expect(windowClosesAt('WhatsApp', null)).toBeNull();
  });

  test('is closed before anybody wrote', () => {
    expect(mayReply(question({ lastInboundAt: null }))).toEqual({
      isAllowed: false,
      refusal: 'window-closed-template',
    });
  });
});

describe('a template', () => {
  const filled = { text: 'Hi Ines', values: { 1: 'Ines' }, missing: [] as string[] };
  const byTemplate = (over: Partial<ReplyQuestion>, more: Partial<typeof filled> = {}) => {
    const decision = mayReplyWithTemplate(question(over), { ...filled, ...more });
    return decision.isAllowed ? null : decision.refusal;
  };

  test('goes on WhatsApp before and after the window closed, and nowhere else', () => {
    const answers = knownChannelTypes.map((channelType) => [channelType, byTemplate({ channelType })]);
    expect(answers.filter(([, refusal]) => refusal === null)).toEqual([['WhatsApp', null]]);
    expect(byTemplate({ lastInboundAt: ago(1000) })).toBeNull();
    expect(refusalOf({ lastInboundAt: ago(1000) })).toBe('window-closed-template');
    expect(byTemplate({ channelType: 'Viber' })).toBe('templates-not-taken');
  });

  test('is refused for whatever else stands against a reply', () => {
    expect(byTemplate({ rights: noRights })).toBe('no-right-to-reply');
    expect(byTemplate({ hasCustomerLeft: true })).toBe('customer-left');
    expect(byTemplate({ target: null })).toBe('nothing-to-answer');
  });

  test('goes only with every blank filled, and as long as the channel takes it', () => {
    expect(byTemplate({}, { missing: ['1'] })).toBe('blanks-left');
    expect(byTemplate({}, { text: 'x'.repeat(3801) })).toBe('body-too-long');
  });
});
