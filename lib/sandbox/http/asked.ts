import type { PlainQuery } from './normalise';

/** What a request asked for, once the document has found nothing wrong with it. */
export class Asked {
  readonly #query: PlainQuery;

  constructor(query: PlainQuery) {
    this.#query = query;
  }

  /** A single value; undefined when it was not given. */
  one(name: string): string | undefined {
    const value = this.#query[name];
    return typeof value === 'string' ? value : undefined;
  }

  /** A single value as a number; undefined when it was not given. */
  number(name: string): number | undefined {
    const value = this.one(name);
    return value === undefined ? undefined : Number(value);
  }

  /** The values of a list; none when it was not given. */
  many(name: string): readonly string[] {
    const value = this.#query[name];
    return typeof value === 'object' ? value : [];
  }
}
