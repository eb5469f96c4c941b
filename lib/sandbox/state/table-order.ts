import type { TableView } from './table';

/** Where a row stands: by time, and by id where times are equal. */
export interface Place {
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly id: string;
}

/** The rows of a table in the order of a time of theirs, so that a page is cut out without sorting everything. */
export class TableOrder<T extends { readonly id: string }> implements TableView<T> {
  readonly #timeOf: (row: T) => number;
  readonly #rows: T[] = [];

  constructor(timeOf: (row: T) => number) {
    this.#timeOf = timeOf;
  }

  /** All rows, the earliest first. */
  get rows(): readonly T[] {
    return this.#rows;
  }

  placeOf(row: T): Place {
    return { time: this.#timeOf(row), id: row.id };
  }

  /** Index of the first row that does not stand before the place; the number of rows when all do. */
  indexOf(place: Place): number {
    let [low, high] = [0, this.#rows.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const row = this.#rows[middle];
      if (row && comparePlaces(this.placeOf(row), place) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  replace(old: T | undefined, row: T | undefined): void {
    if (old && row && this.#timeOf(old) === this.#timeOf(row)) {
      this.#rows[this.indexOf(this.placeOf(row))] = row;
      return;
    }
    if (old) this.#rows.splice(this.indexOf(this.placeOf(old)), 1);
    if (row) this.#rows.splice(this.indexOf(this.placeOf(row)), 0, row);
  }
}

/** Negative when `a` stands before `b`, 0 when they are the same place. */
function comparePlaces(a: Place, b: Place): number {
  return a.time - b.time || (a.id < b.id ? -1 : Number(a.id > b.id));
}
