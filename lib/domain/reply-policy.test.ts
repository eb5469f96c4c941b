import { describe, expect, test } from 'vitest';
import { knownChannelTypes } from './channel';
import { allRights, noRights } from './permission';
import {
  bodyLength,
  mayReply,
  mayReplyWith,
  type ReplyQuestion,
  windowClosesAt,
  windowStateAt,
} from './reply-policy';

const comment = {
  direction: 'inbound',
  kind: 'comment',
  depth: 1,
  isRemotelyDeleted: false,
  isOnPlatform: true,
} as const;
const now = '2026-11-22T12:00:00.000Z';

const question = (over: Partial<ReplyQuestion> = {}): ReplyQuestion => ({
  channelType: 'WhatsApp',
  rights: allRights,
  audience: 'private',
  target: { ...comment, kind: 'message', depth: 0 },
  lastInboundAt: '2026-11-22T11:00:00.000Z',
  now,
  ...over,
});

const refusalOf = (over: Partial<ReplyQuestion>, body = 'Yes.') => {
  const decision = mayReplyWith(question(over), body);
  return decision.isAllowed ? null : decision.refusal;
};

describe('May this reply go, now, here?', () => {
  test('an answer within the window may', () => {
    expect(refusalOf({})).toBeNull();
  });

  test('WhatsApp takes free text until a day after the customer wrote, to the second', () => {
    const lastInboundAt = '2026-11-21T12:00:00.000Z';
    expect(refusalOf({ lastInboundAt, now: '2026-11-22T11:59:59.999Z' })).toBeNull();
    expect(refusalOf({ lastInboundAt, now: '2026-11-22T12:00:00.000Z' })).toBe('window-closed-template');
  });

  test('Messenger leaves nothing to send after its seven days', () => {
    const lastInboundAt = '2026-11-14T12:00:00.000Z';
    expect(refusalOf({ channelType: 'Messenger', lastInboundAt })).toBe('window-closed');
  });

  test('Google Messages is history since its network closed', () => {
    expect(refusalOf({ channelType: 'GoogleBusinessMessages' })).toBe('channel-retired');
    expect(refusalOf({ channelType: 'GoogleBusinessMessages', now: '2024-07-31T10:00:00.000Z' })).toBeNull();
  });

  test('a channel nobody knows is readable and never answerable', () => {
    expect(refusalOf({ channelType: 'Telepathy' })).toBe('unknown-channel');
  });

  test('reading alone is no right to reply', () => {
    expect(refusalOf({ rights: { ...noRights, canRead: true } })).toBe('no-right-to-reply');
  });

  test('YouTube answers hang under top-level comments only', () => {
    const youtube = { channelType: 'Youtube', audience: 'public' } as const;
    expect(refusalOf({ ...youtube, target: comment })).toBeNull();
    expect(refusalOf({ ...youtube, target: { ...comment, depth: 2 } })).toBe('only-top-level');
    expect(refusalOf({ ...youtube, target: { ...comment, depth: 0, direction: 'outbound' } })).toBe(
      'only-top-level',
    );
  });

  test('we do not answer ourselves, but may comment under a post of ours', () => {
    const facebook = { channelType: 'Facebook', audience: 'public' } as const;
    expect(refusalOf({ ...facebook, target: { ...comment, direction: 'outbound' } })).toBe('target-is-ours');
    expect(refusalOf({ ...facebook, target: { ...comment, direction: 'outbound', depth: 0 } })).toBeNull();
  });

  test('what was deleted at its source cannot be answered', () => {
    expect(refusalOf({ target: { ...comment, isRemotelyDeleted: true } })).toBe('target-deleted');
  });

  test('an empty text says nothing', () => {
    expect(refusalOf({}, ' \n\t')).toBe('body-empty');
  });

  test.each(knownChannelTypes)('%s takes exactly its limit and nothing more', (channelType) => {
    const { limit } = bodyLength(channelType, '');
    const target = { ...comment };
    const open = { channelType, target, audience: 'public', now: '2024-07-01T00:00:00.000Z' } as const;
    expect(limit).toBeGreaterThan(0);
    expect(refusalOf(open, '🚲'.repeat(limit ?? 0))).toBeNull();
    expect(refusalOf(open, '🚲'.repeat((limit ?? 0) + 1))).toBe('body-too-long');
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
