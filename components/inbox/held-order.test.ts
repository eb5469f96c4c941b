import { describe, expect, test } from 'vitest';
import { aRow, at, id } from '@/lib/client/testing/examples';
import { heldRows } from './held-order';

const row = (n: number, minute: number, version = 1) =>
  aRow({ id: id(n), lastMessageAt: at(minute), version });
const idsOf = (rows: readonly ReturnType<typeof aRow>[]) => rows.map(({ conversation }) => conversation.id);

describe('a list somebody points at', () => {
  const held = [row(1, 50), row(2, 40)];

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

  test('keeps a row in its place that has left meanwhile', () => {
    expect(idsOf(heldRows([row(2, 40)], held).rows)).toEqual([id(1), id(2)]);
  });

  test('still grows at its end while it is scrolled', () => {
    const shown = heldRows([...held, row(4, 10)], held);
    expect(idsOf(shown.rows)).toEqual([id(1), id(2), id(4)]);
    expect(shown.newCount).toBe(0);
  });
});

test('a list nobody points at is as it is', () => {
  const rows = [row(2, 55), row(1, 50)];
  expect(heldRows(rows, null)).toEqual({ rows, newCount: 0 });
});
