/**
 * Query parameters as they came, under several names at once: `key`, `key[]` and repeated forms count
 * alike, and empty values as absent.
 */
export class Query {
  readonly #search: URLSearchParams;

  constructor(url: string) {
    this.#search = new URL(url).searchParams;
  }

  /** The last value under any of the names; undefined when there is none. */
  one(...names: string[]): string | undefined {
    return this.whole(...names).at(-1);
  }

  /** All values under any of the names, comma lists taken apart. */
  many(...names: string[]): string[] {
    return this.whole(...names)
      .flatMap((value) => value.split(','))
      .filter((value) => value !== '');
  }

  /** All values under any of the names as they are, for free text that may hold a comma. */
  whole(...names: string[]): string[] {
    return names
      .flatMap((name) => [...this.#search.getAll(name), ...this.#search.getAll(`${name}[]`)])
      .filter((value) => value !== '');
  }
}
