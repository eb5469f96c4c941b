import { describe, expect, test } from 'vitest';
import { aRow, at, id } from '@/lib/client/testing/examples';
import { heldRows, withTaken } from './held-order';

const row = (n: number, minute: number, version = 1) =>
  aRow({ id: id(n), lastMessageAt: at(minute), version });
const idsOf = (rows: readonly ReturnType<typeof aRow>[]) => rows.map(({ conversation }) => conversation.id);

const heldAs = (...rows: ReturnType<typeof aRow>[]) => ({ rows, taken: new Map<string, number>() });

describe('a list somebody points at', () => {
  const held = heldAs(row(1, 50), row(2, 40));

  test('keeps its order when a conversation lower down speaks', () => {
    const shown = heldRows([row(2, 55, 2), row(1, 50)], held);
    expect(idsOf(shown.rows)).toEqual([id(1), id(2)]);
    expect(shown.rows[1]?.conversation.version).toBe(2);
  });

  test('counts new conversations instead of pushing the others down', () => {
    const shown = heldRows([row(3, 59), row(1, 50), row(2, 40)], held);
    expect(idsOf(shown.rows)).toEqual([id(1), id(2)]);
    expect(shown.newCount).toBe(1);
  });

  test('keeps a row in its place that somebody else took out, and knows that it has left', () => {
    const shown = heldRows([row(2, 40)], held);
    expect(idsOf(shown.rows)).toEqual([id(1), id(2)]);
    expect([...shown.left]).toEqual([id(1)]);
  });

  test('still grows at its end while it is scrolled', () => {
    const shown = heldRows([...held.rows, row(4, 10)], held);
    expect(idsOf(shown.rows)).toEqual([id(1), id(2), id(4)]);
    expect(shown.newCount).toBe(0);
  });
});

describe('what the viewer takes out of a list they point at', () => {
  const held = heldAs(row(1, 50, 7), row(2, 40));
  const byViewer = withTaken(held, [row(2, 40)], () => ({ before: 7, made: null }));

  test('goes at once', () => {
    const shown = heldRows([row(2, 40)], byViewer);
    expect(idsOf(shown.rows)).toEqual([id(2)]);
    expect(shown.left.size).toBe(0);
  });

  test('is back in its place when that was refused', () => {
    const rows = [row(1, 50, 7), row(2, 40)];
    const shown = heldRows(
      rows,
      withTaken(byViewer, rows, () => null),
    );
    expect(idsOf(shown.rows)).toEqual([id(1), id(2)]);
  });

  test('stays out while a change before it is still told of, such as its reply going its way', () => {
    const told = [row(1, 50, 8), row(2, 40)];
    const onTheWay = withTaken(byViewer, told, () => ({ before: 7, made: null }));
    expect(idsOf(heldRows(told, onTheWay).rows)).toEqual([id(2)]);
    const shown = heldRows(
      [row(2, 40)],
      withTaken(onTheWay, [row(2, 40)], () => ({ before: 7, made: 9 })),
    );
    expect(idsOf(shown.rows)).toEqual([id(2)]);
    expect(shown.left.size).toBe(0);
  });

  test('is back at once when they undo it', () => {
    const rows = [row(1, 50, 9), row(2, 40)];
    const undone = withTaken(byViewer, rows, () => ({ before: 9, made: null }));
    expect(idsOf(heldRows(rows, undone).rows)).toEqual([id(1), id(2)]);
  });

  test('waits above with what is new when the customer writes again', () => {
    const rows = [row(1, 55, 9), row(2, 40)];
    const shown = heldRows(
      rows,
      withTaken(byViewer, rows, () => null),
    );
    expect(idsOf(shown.rows)).toEqual([id(2)]);
    expect(shown.newCount).toBe(1);
  });
});

test('a list nobody points at is as it is', () => {
  const rows = [row(2, 55), row(1, 50)];
  expect(heldRows(rows, null)).toMatchObject({ rows, newCount: 0 });
});
