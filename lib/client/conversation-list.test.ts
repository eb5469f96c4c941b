import { describe, expect, test } from 'vitest';
import { type ConversationList, withoutRow, withRow } from './conversation-list';
import { aRow, at, id } from './testing/examples';

/** Pages of conversations that last spoke at the given minutes. */
function listOf(pages: number[][], hasMore = false): ConversationList {
  return {
    pages: pages.map((minutes, index) => ({
      rows: minutes.map((minute) => aRow({ id: id(minute), lastMessageAt: at(minute) })),
      nextCursor: index < pages.length - 1 || hasMore ? `after-${index}` : null,
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
