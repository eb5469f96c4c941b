import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ContentFacts } from '@/lib/domain/content-facts';
import { fixtureNames, readFixture } from './fixtures/read-fixture';
import { contentFactsOf } from './translate-content';

const confirmed = { certainty: 'confirmed' } as const;

function translated(json: unknown): ContentFacts {
  const facts = contentFactsOf(json, confirmed);
  if (facts === null) throw new Error('nothing was understood');
  return facts;
}

const message = readFixture('whatsapp/customer-message');

test('a WhatsApp message arrives whole', () => {
  expect(translated(message)).toEqual({
    contentId: '66b0a1c2d4e5f60007aa0001',
    certainty: 'confirmed',
    channelExternalId: '66a0a1c2d4e5f60007dd0001',
    channelType: 'WhatsApp',
    direction: 'inbound',
    audience: 'private',
    kind: 'message',
    contentType: 'Message',
    threadId: '66b0a0c2d4e5f60007ee0001',
    parentContentId: null,
    authorExternalId: '66b0a0c2d4e5f60007bb0102',
    addresseeExternalId: '66a0a1c2d4e5f60007bb0001',
    creatorId: null,
    body: 'Where is my parcel?',
    subject: null,
    language: 'en',
    rating: null,
    attachments: [
      {
        kind: 'image',
        name: 'label.jpeg',
        contentType: 'image/jpeg',
        size: 84211,
        width: null,
        height: null,
        url: 'https://northwind.digital.ringcentral.com/attachments/66b0a1c2d4e5f60007cc0001?token=abc',
      },
    ],
    structured: null,
    permalink: null,
    foreignId: null,
    interventionId: null,
    isElsewhere: false,
    isRemotelyDeleted: false,
    contentStatus: 'New',
    syncStatus: 'Success',
    syncError: null,
    sentAt: '2024-08-05T09:56:18.000Z',
    modifiedAt: '2024-08-05T11:02:58.000Z',
    oddities: [],
  });
});

test('the older names say the same as the newer ones', () => {
  const older = translated(readFixture('whatsapp/customer-message.older'));
  expect({ ...older, contentStatus: 'New' }).toEqual(translated(message));
});

const expectations: [fixture: string, facts: Partial<ContentFacts>][] = [
  ['whatsapp/reply-pending', { direction: 'outbound', syncStatus: 'ExportPending', isElsewhere: false }],
  ['whatsapp/reply.older', { direction: 'outbound', isElsewhere: false, creatorId: '62264425016' }],
  [
    'whatsapp/reply-given-up',
    {
      syncStatus: 'ExportAborted',
      syncError: 'hard_bounce - The number does not use WhatsApp.',
      parentContentId: '66b0a1c2d4e5f60007aa0001',
    },
  ],
  ['whatsapp/template', { kind: 'template', body: 'Hello Dana, your bike is ready.', direction: 'outbound' }],
  ['apple/customer-message', { channelType: 'AppleMessagesForBusiness', kind: 'message' }],
  [
    'apple/list',
    { kind: 'message', body: 'Pick a day', structured: expect.objectContaining({ title: 'Pick a day' }) },
  ],
  [
    'google-messages/customer-message.older',
    { channelType: 'GoogleBusinessMessages', direction: 'inbound', audience: 'private' },
  ],
  [
    'facebook/own-post',
    {
      kind: 'post',
      audience: 'public',
      direction: 'outbound',
      isElsewhere: true,
      permalink: 'https://www.facebook.com/1122334455/posts/667788',
    },
  ],
  [
    'facebook/comment',
    {
      kind: 'comment',
      audience: 'public',
      direction: 'inbound',
      foreignId: '667788_990011',
      interventionId: '66b0a1c2d4e5f60007ab0001',
      parentContentId: '66b0a1c2d4e5f60007aa0004',
    },
  ],
  ['facebook/comment-deleted', { isRemotelyDeleted: true, contentStatus: 'Ignored' }],
  [
    'facebook/photo.older',
    {
      kind: 'post',
      body: '',
      attachments: [
        expect.objectContaining({ kind: 'image', url: 'https://scontent.example.com/photo.jpg' }),
      ],
    },
  ],
  ['facebook/private-reply', { kind: 'message', audience: 'private', direction: 'outbound' }],
  [
    'messenger/customer-message',
    {
      body: 'Hi there 👋🏽',
      attachments: [expect.objectContaining({ kind: 'audio' }), expect.objectContaining({ kind: 'file' })],
    },
  ],
  ['twitter/mention', { kind: 'post', audience: 'public', direction: 'inbound' }],
  ['twitter/reply', { kind: 'comment', audience: 'public', direction: 'outbound' }],
  ['twitter/private', { kind: 'message', audience: 'private' }],
  ['instagram/comment', { kind: 'comment', audience: 'public' }],
  [
    'instagram/own-media',
    { kind: 'post', isElsewhere: true, attachments: [expect.objectContaining({ kind: 'video' })] },
  ],
  ['instagram/direct', { kind: 'message', audience: 'private' }],
  ['linkedin/comment', { kind: 'comment', direction: 'inbound' }],
  ['youtube/own-video', { kind: 'post', subject: 'How to fix a chain', isElsewhere: true }],
  ['youtube/comment', { kind: 'comment', direction: 'inbound' }],
  ['google-reviews/review', { kind: 'review', rating: 3, audience: 'public' }],
  ['google-reviews/owner-reply', { kind: 'review_reply', direction: 'outbound', rating: null }],
  ['viber/customer-message', { body: '', attachments: [expect.objectContaining({ kind: 'video' })] }],
  ['email/customer-mail', { kind: 'email', subject: 'Your quote', body: 'Looks good' }],
  ['engage/customer-message', { kind: 'message', contentType: 'FormResponse' }],
  [
    'unknown/new-network',
    {
      channelType: 'Threads',
      contentType: 'Repost',
      kind: 'post',
      syncStatus: 'Revising',
      direction: 'inbound',
    },
  ],
  [
    'unknown/bare',
    { sentAt: '2024-08-05T09:56:18.000Z', modifiedAt: '2024-08-05T09:56:18.000Z', threadId: null, body: '' },
  ],
];

test.each(expectations)('%s is understood', (fixture, facts) => {
  expect(translated(readFixture(fixture))).toMatchObject(facts);
});

test('every captured content is understood and tested', () => {
  const contents = fixtureNames().filter((name) => !/^(webhooks|identities)\//.test(name));
  const tested = expectations.map(([fixture]) => fixture);
  expect(contents.filter((name) => !tested.includes(name)).sort()).toEqual([
    'whatsapp/customer-message',
    'whatsapp/customer-message.older',
  ]);
});

describe('what the platform gets wrong', () => {
  test.each([
    ['no member at all', {}],
    ['a list', []],
    ['no channel', { ...message, channelId: undefined }],
    ['an id of five thousand characters', { ...message, id: 'a'.repeat(5000) }],
    ['neither a time nor an id that tells one', { ...message, id: 'x1', creationTime: 'yesterday' }],
  ])('a record with %s is left out', (_, record) => {
    expect(contentFactsOf(record, confirmed)).toBeNull();
  });

  test('members of the wrong shape count as missing', () => {
    const odd = { ...message, body: { a: 1 }, attachments: 'none', rating: '5', public: 'no', language: [] };
    expect(translated(odd)).toMatchObject({
      body: 'Where is my parcel?',
      attachments: [],
      rating: null,
      audience: 'private',
      language: null,
    });
  });

  test.each(['0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z', '5', '2024-13-45T99:99:99Z', null])(
    'an impossible time (%s) gives way to the second in the id',
    (creationTime) => {
      expect(translated({ ...message, creationTime }).sentAt).toBe('2024-08-05T09:56:18.000Z');
    },
  );

  test('a time without a zone is UTC, wherever this server stands', () => {
    expect(translated({ ...message, creationTime: '2024-08-05T09:56:18' }).sentAt).toBe(
      '2024-08-05T09:56:18.000Z',
    );
  });

  test('characters no database stores are replaced, also inside structured content', () => {
    const odd = { ...message, body: 'a\0b\uD800c', structuredContent: { 'k\0': ['\uDC00x'] } };
    expect(translated(odd)).toMatchObject({
      body: 'a\uFFFDb\uFFFDc',
      structured: { 'k\uFFFD': ['\uFFFDx'] },
    });
  });

  test('addresses that are not of the web are never passed on', () => {
    const uri = 'javascript:alert(1)';
    const odd = { ...message, channelUri: uri, attachments: [{ filename: 'x', uri }] };
    expect(translated(odd)).toMatchObject({ permalink: null, attachments: [] });
  });

  test('a file name cannot hide its ending', () => {
    const odd = {
      ...message,
      attachments: [{ filename: 'in\u202Egpj.\u200Bexe', uri: 'https://a.example/1' }],
    };
    expect(translated(odd).attachments[0]?.name).toBe('ingpj.exe');
  });

  test('the older statuses are understood in their own spelling', () => {
    expect(translated({ ...message, contentDirection: undefined, status: 'user_reply' })).toMatchObject({
      direction: 'outbound',
      contentStatus: 'UserReply',
    });
  });
});

test('no value whatever makes it throw', () => {
  const members = fc.dictionary(
    fc.constantFrom(...Object.keys(message)),
    fc.anything({ withNullPrototype: true }),
  );
  fc.assert(
    fc.property(members, fc.boolean(), (odd, isWhole) => {
      contentFactsOf(isWhole ? odd : { ...message, ...odd }, confirmed);
    }),
    { seed: 20240805, numRuns: 2000 },
  );
});
