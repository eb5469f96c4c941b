import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  asksForReply,
  byTimeThenId,
  deliveryAfterSync,
  deliveryStates,
  isUnfinished,
  mayMove,
  mayRetry,
} from './message';

describe('A delivery', () => {
  test('never leaves confirmed, whatever news comes late', () => {
    expect(deliveryStates.filter((state) => mayMove('confirmed', state))).toEqual([]);
    expect(deliveryAfterSync('confirmed', 'ExportAborted')).toBe('confirmed');
  });

  test('is confirmed only by the channel: storing it is handing it over', () => {
    expect(deliveryAfterSync('handed_over', 'ExportPending')).toBe('handed_over');
    expect(deliveryAfterSync('handed_over', 'Success')).toBe('confirmed');
  });

  test('fails when the platform gave up, but not while it may still try', () => {
    expect(deliveryAfterSync('handed_over', 'ExportFailure')).toBe('handed_over');
    expect(deliveryAfterSync('handed_over', 'ExportAborted')).toBe('failed');
  });

  test('that is unknown is never sent again without having been looked for', () => {
    expect(mayMove('unknown', 'sending')).toBe(false);
    expect(mayRetry('unknown')).toBe(false);
  });

  test('can be retried by a person only where the outbox has nothing to do', () => {
    for (const state of deliveryStates) expect(mayRetry(state) && isUnfinished(state)).toBe(false);
  });
});

describe('The order of messages', () => {
  test('is total: by time, then by id', () => {
    const message = fc.record({
      sentAt: fc.constantFrom('a', 'b'),
      contentId: fc.constantFrom('c', 'd', null),
      id: fc.constantFrom('1', '2', '3'),
    });
    fc.assert(
      fc.property(message, message, (a, b) => {
        expect(Math.sign(byTimeThenId(a, b))).toBe(-Math.sign(byTimeThenId(b, a)) + 0);
        if (byTimeThenId(a, b) === 0) expect(a).toEqual(b);
      }),
      { seed: 1 },
    );
  });
});

describe('Asking for an answer', () => {
  const message = { direction: 'inbound', contentStatus: 'New', isRemotelyDeleted: false } as const;

  test('is what a customer’s message does', () => {
    expect(asksForReply(message)).toBe(true);
    expect(asksForReply({ ...message, contentStatus: null })).toBe(true);
  });

  test('is not what our own, deleted or ignored ones do', () => {
    expect(asksForReply({ ...message, direction: 'outbound' })).toBe(false);
    expect(asksForReply({ ...message, isRemotelyDeleted: true })).toBe(false);
    expect(asksForReply({ ...message, contentStatus: 'Ignored' })).toBe(false);
  });

  test('does not end because the platform stored a reply', () => {
    expect(asksForReply({ ...message, contentStatus: 'Replied' })).toBe(true);
  });
});
