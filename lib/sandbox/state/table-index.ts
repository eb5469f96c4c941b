import type { TableView } from './table';

/** The rows of a table by a key that several may share, so that asking for one does not look at all of them. */
export class TableIndex<T extends { readonly id: string }> implements TableView<T> {
  readonly #keyOf: (row: T) => string | null;
  readonly #groups = new Map<string, Map<string, T>>();

  /** @param keyOf null leaves a row out */
  constructor(keyOf: (row: T) => string | null) {
    this.#keyOf = keyOf;
  }

  /** The rows of a key, in the order they were first put. */
  of(key: string): readonly T[] {
    return [...(this.#groups.get(key)?.values() ?? [])];
  }

  replace(old: T | undefined, row: T | undefined): void {
    const oldKey = old ? this.#keyOf(old) : null;
    const key = row ? this.#keyOf(row) : null;
    // A row that keeps its key keeps its place.
    if (old && oldKey !== null && oldKey !== key) this.#remove(oldKey, old.id);
    if (row && key !== null) this.#groupOf(key).set(row.id, row);
  }

  #groupOf(key: string): Map<string, T> {
    const known = this.#groups.get(key);
    if (known) return known;
    const group = new Map<string, T>();
    this.#groups.set(key, group);
    return group;
  }

  #remove(key: string, id: string): void {
    const group = this.#groups.get(key);
    group?.delete(id);
    if (group?.size === 0) this.#groups.delete(key);
  }
}
