import { describe, expect, test } from 'vitest';
import { newsFor, type ThreadEntry, type Writing } from './thread-news';

/** At so many seconds past noon. */
const at = (seconds: number) => new Date(Date.UTC(2025, 9, 14, 12, 0, seconds)).toISOString();

/** Arrives in the second it is written. */
function entry(id: string, seconds: number, given: Partial<ThreadEntry> = {}): ThreadEntry {
  return {
    id,
    contentId: id,
    clientId: null,
    direction: 'inbound',
    parentContentId: null,
    isFailed: false,
    sentAt: at(seconds),
    arrivedAt: at(seconds),
    ...given,
  };
}

const answer = (id: string, seconds: number, given: Partial<ThreadEntry> = {}) =>
  entry(id, seconds, { direction: 'outbound', clientId: `client ${id}`, contentId: null, ...given });

const question = entry('question', 0);

const writing = (given: Partial<Writing> = {}): Writing => ({
  audience: 'private',
  parentContentId: null,
  begunAfter: question,
  lastSeen: question,
  sentSince: [],
  ...given,
});

const idsFor = (asked: Writing, thread: ThreadEntry[]) => newsFor(asked, thread).map(({ id }) => id);

describe('In a private talk', () => {
  test('an answer given since stops a reply, also one that came into view meanwhile', () => {
    const theirs = answer('theirs', 5);
    expect(idsFor(writing(), [theirs])).toEqual(['theirs']);
    expect(idsFor(writing({ lastSeen: theirs }), [theirs])).toEqual(['theirs']);
    expect(idsFor(writing({ begunAfter: theirs, lastSeen: theirs }), [question, theirs])).toEqual([]);
  });

  test('what the customer wrote stops it only where it was not in view', () => {
    const more = entry('more', 5);
    expect(idsFor(writing(), [more])).toEqual(['more']);
    expect(idsFor(writing({ lastSeen: more }), [more])).toEqual([]);
  });

  test('what came later in the same instant is news, wherever the reading order puts it', () => {
    const more = entry('above', 0, { arrivedAt: at(1) });
    expect(idsFor(writing(), [more])).toEqual(['above']);
  });

  test('everything that came since is to be looked at, in the order in which it came', () => {
    const more = entry('more', 5);
    const theirs = answer('theirs', 6);
    expect(idsFor(writing({ lastSeen: more }), [theirs, more])).toEqual(['more', 'theirs']);
  });

  test('one’s own reply is no news on the page that sent it, and is on every other', () => {
    const own = answer('own', 5);
    expect(idsFor(writing({ sentSince: ['client own'] }), [own])).toEqual([]);
    expect(idsFor(writing(), [own])).toEqual(['own']);
  });

  test('a reply that reached nobody answers nothing', () => {
    expect(idsFor(writing(), [answer('failed', 5, { isFailed: true })])).toEqual([]);
  });

  test('where nothing was in view, everything is news', () => {
    const blind = writing({ begunAfter: null, lastSeen: null });
    expect(idsFor(blind, [])).toEqual([]);
    expect(idsFor(blind, [question])).toEqual(['question']);
  });

  test('history that arrives late is none', () => {
    const old = { sentAt: at(-50), arrivedAt: at(5) };
    expect(idsFor(writing(), [entry('old', 0, old)])).toEqual([]);
    expect(idsFor(writing(), [entry('elsewhere', 0, { ...old, direction: 'outbound' })])).toEqual([]);
  });

  test('a reply from here is news whatever the network’s clock says', () => {
    const ahead = entry('ahead', 0, { sentAt: at(30) });
    expect(idsFor(writing({ begunAfter: ahead, lastSeen: ahead }), [answer('theirs', 5)])).toEqual([
      'theirs',
    ]);
  });

  test('to have seen the last that came is to have seen it all', () => {
    const ahead = entry('ahead', 5, { sentAt: at(30) });
    const theirs = answer('theirs', 6);
    const thread = [ahead, theirs];
    expect(idsFor(writing(), thread)).toEqual(['ahead', 'theirs']);
    expect(idsFor(writing({ begunAfter: theirs, lastSeen: theirs }), thread)).toEqual([]);
  });
});

describe('In public', () => {
  const comment = writing({ audience: 'public', parentContentId: 'question' });

  test('only an answer to the same comment stops it', () => {
    expect(idsFor(comment, [answer('same', 5, { parentContentId: 'question' })])).toEqual(['same']);
    expect(idsFor(comment, [answer('other', 5, { parentContentId: 'another' })])).toEqual([]);
    expect(idsFor(comment, [entry('more', 5, { parentContentId: 'question' })])).toEqual([]);
  });
});
