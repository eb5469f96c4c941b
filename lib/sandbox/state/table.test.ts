import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Table } from './table';

interface Row {
  readonly id: string;
  readonly at: number;
  readonly group: string | null;
}

const row = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  at: fc.integer({ min: 0, max: 4 }),
  group: fc.constantFrom('x', 'y', null),
});

function makeTable() {
  const table = new Table<Row>(() => {});
  return { table, byGroup: table.indexBy(({ group }) => group), byTime: table.orderBy(({ at }) => at) };
}

describe('the views of a table', () => {
  it('agree with the table after any changes', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(row, fc.constantFrom('a', 'b', 'c', 'd', 'e'))), (changes) => {
        const { table, byGroup, byTime } = makeTable();
        for (const change of changes) {
          if (typeof change === 'string') table.delete(change);
          else table.put(change);
        }
        const inTime = [...table.all()].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
        expect(byTime.rows).toEqual(inTime);
        for (const group of ['x', 'y']) {
          const wanted = table.where((each) => each.group === group).map(({ id }) => id);
          expect(new Set(byGroup.of(group).map(({ id }) => id))).toEqual(new Set(wanted));
        }
      }),
    );
  });

  it('take what the journal brings, too', () => {
    const { table, byGroup, byTime } = makeTable();
    table.load('a', { id: 'a', at: 1, group: 'x' });
    table.load('b', { id: 'b', at: 0, group: 'x' });
    table.load('a', null);
    expect([byTime.rows, byGroup.of('x')].map((rows) => rows.map(({ id }) => id))).toEqual([['b'], ['b']]);
  });

  it('keep the place of a row that changes within its group', () => {
    const { table, byGroup } = makeTable();
    for (const id of ['a', 'b']) table.put({ id, at: 0, group: 'x' });
    table.put({ id: 'a', at: 7, group: 'x' });
    expect(byGroup.of('x')).toEqual([
      { id: 'a', at: 7, group: 'x' },
      { id: 'b', at: 0, group: 'x' },
    ]);
  });
});
