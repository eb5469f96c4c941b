import { describe, expect, test } from 'vitest';
import { type ConversationList, nextWaiting, withoutRow, withRow } from './conversation-list';
import { aRow, at, id } from './testing/examples';

const placeOf = (minute: number) => ({ id: id(minute), lastMessageAt: at(minute) });

/** Pages of conversations that last spoke at the given minutes. */
function listOf(pages: number[][], hasMore = false): ConversationList {
  return {
    pages: pages.map((minutes, index) => ({
      rows: minutes.map((minute) => aRow({ id: id(minute), lastMessageAt: at(minute) })),
      ...(index < pages.length - 1 || hasMore
        ? { nextCursor: `after-${index}`, reachesTo: placeOf(minutes.at(-1) ?? 0) }
        : { nextCursor: null, reachesTo: null }),
    })),
    pageParams: pages.map(() => null),
  };
}

const idsOf = (list: ConversationList) =>
  list.pages.map((page) => page.rows.map((row) => row.conversation.id));
const ids = (pages: number[][]) => pages.map((page) => page.map(id));

describe('a row in a list', () => {
  test('comes to the top when it speaks last', () => {
    const list = withRow(
      listOf([
        [50, 40],
        [30, 20],
      ]),
      aRow({ id: id(20), lastMessageAt: at(59) }),
    );
    expect(idsOf(list)).toEqual(ids([[20, 50, 40], [30]]));
  });

  test('stands between its neighbours in time, on the page where they are', () => {
    const list = withRow(
      listOf([
        [50, 40],
        [30, 20],
      ]),
      aRow({ id: id(25), lastMessageAt: at(25) }),
    );
    expect(idsOf(list)).toEqual(
      ids([
        [50, 40],
        [30, 25, 20],
      ]),
    );
  });

  test('waits for its page when it belongs below everything read so far', () => {
    const list = withRow(listOf([[50, 40]], true), aRow({ id: id(10), lastMessageAt: at(10) }));
    expect(idsOf(list)).toEqual(ids([[50, 40]]));
  });

  test('stays where it is the last of what was read, and something but its time has changed', () => {
    const changed = aRow({ id: id(40), lastMessageAt: at(40), version: 2 });
    expect(idsOf(withRow(listOf([[50, 40]], true), changed))).toEqual(ids([[50, 40]]));
  });

  test('comes to a page whose last row has left, as the next page begins below where that was', () => {
    const list = withoutRow(listOf([[50, 40]], true), id(40));
    expect(idsOf(withRow(list, aRow({ id: id(45), lastMessageAt: at(45) })))).toEqual(ids([[50, 45]]));
    expect(idsOf(withRow(list, aRow({ id: id(39), lastMessageAt: at(39) })))).toEqual(ids([[50]]));
  });

  test('closes the list when nothing more can be read', () => {
    const list = withRow(listOf([[50, 40]]), aRow({ id: id(10), lastMessageAt: at(10) }));
    expect(idsOf(list)).toEqual(ids([[50, 40, 10]]));
  });

  test('is the first of an empty list', () => {
    expect(idsOf(withRow(listOf([[]]), aRow({ id: id(1) })))).toEqual(ids([[1]]));
  });

  test('is never there twice', () => {
    const row = aRow({ id: id(40), lastMessageAt: at(40), version: 2 });
    const list = withRow(listOf([[50, 40], [30]]), row);
    expect(idsOf(list).flat()).toEqual([50, 40, 30].map(id));
  });

  test('leaves without disturbing the others, and a list that never had it is the same list', () => {
    const list = listOf([[50, 40], [30]]);
    expect(idsOf(withoutRow(list, id(40)))).toEqual(ids([[50], [30]]));
    expect(withoutRow(list, id(99))).toBe(list);
  });
});

describe('what to go on with', () => {
  const waits = (minute: number, given: Parameters<typeof aRow>[0] = {}) =>
    aRow({ id: id(minute), lastMessageAt: at(minute), status: 'open', needsReplyCount: 1, ...given });
  const done = (minute: number) => waits(minute, { needsReplyCount: 0 });
  const list = (...rows: ReturnType<typeof aRow>[]): ConversationList => ({
    pages: [{ rows, nextCursor: null, reachesTo: null }],
    pageParams: [null],
  });

  test('is the next below that waits, whatever waits above', () => {
    expect(nextWaiting(list(waits(50), done(40), done(30), waits(20)), id(40))).toBe(id(20));
  });

  test('is the first above where nothing below waits, and never the same one', () => {
    expect(nextWaiting(list(waits(50), waits(40), done(30)), id(40))).toBe(id(50));
    expect(nextWaiting(list(done(50), waits(40), done(30)), id(40))).toBeNull();
  });

  test('is the first of all when this one has left the list', () => {
    expect(nextWaiting(list(done(50), waits(40)), id(99))).toBe(id(40));
  });

  test('is nothing that is put aside', () => {
    expect(nextWaiting(list(done(50), waits(40, { status: 'snoozed' })), id(50))).toBeNull();
  });
});
