/** Rows by id, kept in memory; every change is reported so that it can be written down. */
export class Table<T extends { readonly id: string }> {
  readonly #rows = new Map<string, T>();
  readonly #record: (id: string, row: T | null) => void;

  constructor(record: (id: string, row: T | null) => void) {
    this.#record = record;
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
    this.#rows.set(row.id, row);
    this.#record(row.id, row);
    return row;
  }

  delete(id: string): void {
    if (this.#rows.delete(id)) this.#record(id, null);
  }

  clear(): void {
    for (const id of [...this.#rows.keys()]) this.delete(id);
  }

  /** Takes a row from the journal without reporting it again. */
  load(id: string, row: unknown): void {
    if (row === null) this.#rows.delete(id);
    else this.#rows.set(id, row as T);
  }
}
