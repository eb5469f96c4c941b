import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fixtureNames, readFixture } from './fixtures/read-fixture';
import { parseWebhook } from './webhook';
import { handshakeAnswer, isHandshake, offeredTokens } from './webhook-headers';

const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const parseFixture = (name: string) => parseWebhook(bytesOf(readFixture(name)));

test('a new message is shown from its event alone', () => {
  expect(parseFixture('webhooks/imported')).toMatchObject({
    deliveryId: '3f0f3b8e-2b55-4d1e-9a4c-0f6f0e6b6a01',
    events: [
      {
        type: 'content-imported',
        contentId: '66b0a1c2d4e5f60007aa0001',
        content: {
          certainty: 'provisional',
          channelExternalId: '66a0a1c2d4e5f60007dd0001',
          channelType: 'WhatsApp',
          authorExternalId: '66b0a0c2d4e5f60007bb0102',
          addresseeExternalId: '66a0a1c2d4e5f60007bb0001',
          body: 'Where is my parcel?',
          direction: 'inbound',
          audience: 'private',
          sentAt: '2024-08-05T09:56:18.000Z',
          modifiedAt: '2024-08-05T09:56:18.000Z',
          syncStatus: null,
        },
      },
    ],
  });
});

test.each(['webhooks/imported.older', 'webhooks/imported.guide', 'webhooks/imported-flat-body'])(
  '%s says the same in another form',
  (fixture) => {
    expect(parseFixture(fixture).events).toEqual(parseFixture('webhooks/imported').events);
  },
);

test('a post of our own that was made on the network is marked as made elsewhere', () => {
  expect(parseFixture('webhooks/imported-own-post').events).toMatchObject([
    { content: { direction: 'outbound', kind: 'post', isElsewhere: true } },
  ]);
});

test('an exported reply is not called made elsewhere: nobody said so', () => {
  expect(parseFixture('webhooks/exported').events).toMatchObject([
    {
      type: 'content-exported',
      content: { direction: 'outbound', isElsewhere: false, parentContentId: '66b0a1c2d4e5f60007aa0001' },
    },
  ]);
});

test('an exported event may carry nothing but the id', () => {
  expect(parseFixture('webhooks/exported-id-only').events).toEqual([
    { type: 'content-exported', contentId: '66b0b0c2d4e5f60007aa0002', content: null },
  ]);
});

test('a discussion begun by an agent is known before it is sent', () => {
  expect(parseFixture('webhooks/discussion-initiated').events).toMatchObject([
    { type: 'discussion-initiated', content: { kind: 'template', creatorId: '62264425016', body: '' } },
  ]);
});

test('one delivery of the older product may hold several events', () => {
  const delivery = parseFixture('webhooks/events.sibling');
  expect(delivery).toMatchObject({
    deliveryId: 'bd13a9d9baa8c20cf93046cd',
    events: [
      {
        type: 'content-imported',
        contentId: '66b0a1c2d4e5f60007aa0005',
        content: {
          kind: 'comment',
          contentType: 'Comment',
          audience: 'public',
          contentStatus: 'New',
          authorExternalId: '66b0a0c2d4e5f60007bb0102',
          parentContentId: '66b0a1c2d4e5f60007aa0004',
          interventionId: '66b0a1c2d4e5f60007ab0001',
          foreignId: '667788_990011',
        },
      },
      {
        type: 'content-exported',
        content: { direction: 'outbound', syncStatus: 'Success', isElsewhere: false },
      },
      { type: 'unknown', name: 'intervention.closed' },
    ],
  });
});

test('a reminder tells how long the subscription still lives', () => {
  expect(parseFixture('webhooks/reminder').events).toEqual([{ type: 'reminder', expiresInSeconds: 86390 }]);
});

test('an event of another kind is unknown, not wrong', () => {
  expect(parseFixture('webhooks/unknown').events).toEqual([
    { type: 'unknown', name: '/restapi/v1.0/account/~/extension/~/presence' },
  ]);
});

describe('what cannot be read', () => {
  test.each([
    ['nothing', ''],
    ['half an event', '{"uuid":"1","event"'],
    ['a number', '7'],
    ['a list', '[]'],
    ['no name', '{"body":{}}'],
    ['an empty list of events', '{"id":"1","events":[]}'],
    ['events that are none', '{"id":"1","events":[null,7]}'],
    ['a content without an id', '{"event":"/cx/social-messaging/v1/contents/Imported","body":{}}'],
    ['a body nested too deep', `{"event":"x","body":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
  ])('%s is malformed', (_, text) => {
    const { events } = parseWebhook(new TextEncoder().encode(text));
    expect(events.every(({ type }) => type === 'malformed')).toBe(true);
    expect(events.length).toBeGreaterThan(0);
  });

  test('names that every object inherits do no harm', () => {
    const hostile =
      '{"event":"content.imported","body":{"id":"c1","__proto__":{"body":"x"},"constructor":1}}';
    expect(parseWebhook(new TextEncoder().encode(hostile)).events).toEqual([
      { type: 'content-imported', contentId: 'c1', content: null },
    ]);
  });

  test('no bytes whatever make it throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => {
        expect(parseWebhook(bytes).events.length).toBeGreaterThan(0);
      }),
      { seed: 20240805, numRuns: 1000 },
    );
  });

  test('no JSON whatever makes it throw', () => {
    const names = fixtureNames().filter((name) => name.startsWith('webhooks/'));
    const envelope = fc.tuple(
      fc.constantFrom(...names),
      fc.jsonValue(),
      fc.constantFrom('body', 'events', 'event'),
    );
    fc.assert(
      fc.property(envelope, ([name, value, member]) => {
        parseWebhook(bytesOf(value));
        parseWebhook(bytesOf({ ...readFixture(name), [member]: value }));
        parseWebhook(bytesOf({ ...readFixture(name), body: { resource: value, id: value } }));
      }),
      { seed: 20240805, numRuns: 1000 },
    );
  });

  test('a delivery cut anywhere is malformed or whole, never half believed', () => {
    const whole = bytesOf(readFixture('webhooks/imported'));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: whole.length - 1 }), (length) => {
        expect(parseWebhook(whole.subarray(0, length)).events[0]?.type).toBe('malformed');
      }),
      { seed: 20240805 },
    );
  });
});

describe('the check of our address', () => {
  const check = new Headers({ 'Validation-Token': 'v1' });

  test('is recognised by its header and the missing body', () => {
    expect(isHandshake(check, new Uint8Array())).toBe(true);
    expect(handshakeAnswer(check)).toEqual({ 'validation-token': 'v1', 'content-type': 'application/json' });
  });

  test('is never seen in an event, which may carry the same header', () => {
    expect(isHandshake(check, bytesOf(readFixture('webhooks/imported')))).toBe(false);
    expect(isHandshake(new Headers(), new Uint8Array())).toBe(false);
  });

  test('is answered with few bytes, however long its token', () => {
    const long = new Headers({ 'Validation-Token': 'v'.repeat(5000) });
    expect(JSON.stringify(handshakeAnswer(long)).length).toBeLessThan(700);
  });

  test('either header may prove a delivery genuine', () => {
    expect(offeredTokens(new Headers({ 'Verification-Token': 'a' }))).toEqual(['a']);
    expect(offeredTokens(check)).toEqual(['v1']);
    expect(offeredTokens(new Headers())).toEqual([]);
  });
});
