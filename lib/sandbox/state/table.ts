import { TableIndex } from './table-index';
import { TableOrder } from './table-order';

/** Something that follows the changes of a table. */
export interface TableView<T> {
  /** Without `old` a row was added, without `row` it was deleted. */
  replace(old: T | undefined, row: T | undefined): void;
}

/** Rows by id, kept in memory; every change is reported so that it can be written down. */
export class Table<T extends { readonly id: string }> {
  readonly #rows = new Map<string, T>();
  readonly #views: TableView<T>[] = [];
  readonly #record: (id: string, row: T | null) => void;

  constructor(record: (id: string, row: T | null) => void) {
    this.#record = record;
  }

  /** A view of the rows by a key; null leaves a row out. Make it before the first row. */
  indexBy(keyOf: (row: T) => string | null): TableIndex<T> {
    return this.#follow(new TableIndex(keyOf));
  }

  /** A view of the rows in the order of a time (milliseconds), then of their ids. Make it before the first row. */
  orderBy(timeOf: (row: T) => number): TableOrder<T> {
    return this.#follow(new TableOrder(timeOf));
  }

  get size(): number {
    return this.#rows.size;
  }

  get(id: string): T | undefined {
    return this.#rows.get(id);
  }

  all(): Iterable<T> {
    return this.#rows.values();
  }

  /** The rows that satisfy the condition, in the order they were first put. */
  where(holds: (row: T) => boolean): T[] {
    return [...this.#rows.values()].filter(holds);
  }

  find(holds: (row: T) => boolean): T | undefined {
    for (const row of this.#rows.values()) if (holds(row)) return row;
    return undefined;
  }

  /** Adds or replaces a row. */
  put(row: T): T {
    this.#set(row.id, row);
    this.#record(row.id, row);
    return row;
  }

  delete(id: string): void {
    if (!this.#rows.has(id)) return;
    this.#set(id, undefined);
    this.#record(id, null);
  }

  clear(): void {
    for (const id of [...this.#rows.keys()]) this.delete(id);
  }

  /** Takes a row from the journal without reporting it again. */
  load(id: string, row: unknown): void {
    this.#set(id, (row as T | null) ?? undefined);
  }

  #set(id: string, row: T | undefined): void {
    const old = this.#rows.get(id);
    if (row) this.#rows.set(id, row);
    else this.#rows.delete(id);
    for (const view of this.#views) view.replace(old, row);
  }

  #follow<V extends TableView<T>>(view: V): V {
    this.#views.push(view);
    return view;
  }
}
