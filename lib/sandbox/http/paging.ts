import { createHash } from 'node:crypto';
import type { Place, TableOrder } from '../state/table-order';
import type { ApiFault } from './api-fault';
import type { Asked } from './asked';

interface Paging {
  readonly perPage: number;
  readonly pageToken?: string;
  readonly nextPageToken?: string;
  readonly previousPageToken?: string;
  readonly firstPageToken?: string;
}

/** What a page is cut out of. */
export interface Listing<T extends { readonly id: string }> {
  readonly byCreation: TableOrder<T>;
  readonly byChange: TableOrder<T>;
  readonly isWanted: (row: T) => boolean;
  /** Whatever the rows are chosen by: a page token serves only the list it came from. */
  readonly filters: unknown;
  /** Page size where none is asked for. */
  readonly usualPerPage: number;
  /** What a page token that is broken, or of another list, is refused with. */
  readonly badToken: (why: string) => ApiFault;
}

/** A place in an ordered list, told by the record beside it, so that inserts elsewhere do not shift it. */
interface Position {
  /** Float seconds, as the real tokens carry them. */
  readonly value: number;
  readonly field: string;
  readonly id: string;
  readonly side: 'at' | 'after' | 'before';
  /** Fingerprint of filters and order. */
  readonly list: string;
}

/** Cuts one page out of a list. Throws the listing's fault for a token that is broken or of another list. */
export function pageOf<T extends { readonly id: string }>(
  listing: Listing<T>,
  asked: Asked,
): { records: T[]; paging: Paging } {
  const orderBy = asked.one('orderBy') ?? '-creationTime';
  const field = orderBy.replace(/^[-+]/, '');
  const list = fingerprint([orderBy.replace(/^\+/, ''), listing.filters]);
  const rows = new Walk(
    field === 'creationTime' ? listing.byCreation : listing.byChange,
    listing.isWanted,
    orderBy.startsWith('-'),
  );
  const perPage = asked.number('perPage') ?? listing.usualPerPage;
  const token = asked.one('pageToken');
  const position = token === undefined ? null : readToken(token, list, listing.badToken);
  const records = rows.page(position, perPage);
  const write = (row: T | undefined, side: Position['side']) =>
    row && writeToken({ ...rows.placeOf(row), field, side, list });
  const [first, last] = [records[0], records.at(-1)];
  const isFirstPage = !first || rows.before(rows.placeOf(first), 1).length === 0;
  return {
    records,
    paging: defined({
      perPage,
      pageToken: token ?? write(first, 'at'),
      nextPageToken: last && rows.after(rows.placeOf(last), 1).length > 0 ? write(last, 'after') : undefined,
      previousPageToken: isFirstPage ? undefined : write(first, 'before'),
      firstPageToken: isFirstPage ? undefined : write(rows.page(null, 1)[0], 'at'),
    }),
  };
}

/** The wanted rows of an order, walked from one end or from a place in it. */
class Walk<T extends { readonly id: string }> {
  readonly #order: TableOrder<T>;
  readonly #isWanted: (row: T) => boolean;
  readonly #isDescending: boolean;

  constructor(order: TableOrder<T>, isWanted: (row: T) => boolean, isDescending: boolean) {
    this.#order = order;
    this.#isWanted = isWanted;
    this.#isDescending = isDescending;
  }

  placeOf(row: T): { value: number; id: string } {
    const { time, id } = this.#order.placeOf(row);
    return { value: time / 1000, id };
  }

  page(position: Position | null, count: number): T[] {
    switch (position?.side) {
      case undefined:
        return this.#take(this.#isDescending ? this.#order.rows.length - 1 : 0, this.#step, count);
      case 'at':
        return this.#take(this.#edge(position, 'including'), this.#step, count);
      case 'after':
        return this.after(position, count);
      case 'before':
        return this.before(position, count);
    }
  }

  after(place: { value: number; id: string }, count: number): T[] {
    return this.#take(this.#edge(place, 'excluding'), this.#step, count);
  }

  /** The last rows before a place, in the order of the list. */
  before(place: { value: number; id: string }, count: number): T[] {
    const back = this.#isDescending ? 1 : -1;
    return this.#take(this.#edge(place, 'including') + back, back, count).reverse();
  }

  get #step(): 1 | -1 {
    return this.#isDescending ? -1 : 1;
  }

  /** Index at which the rest of the list begins, with the row of the place or without. */
  #edge({ value, id }: { value: number; id: string }, how: 'including' | 'excluding'): number {
    const place: Place = { time: Math.round(value * 1000), id };
    const index = this.#order.indexOf(place);
    const isThere = this.#order.rows[index]?.id === id;
    if (this.#isDescending) return how === 'including' && isThere ? index : index - 1;
    return how === 'excluding' && isThere ? index + 1 : index;
  }

  #take(start: number, step: 1 | -1, count: number): T[] {
    const taken: T[] = [];
    const { rows } = this.#order;
    for (let index = start; taken.length < count; index += step) {
      const row = rows[index];
      if (!row) break;
      if (this.#isWanted(row)) taken.push(row);
    }
    return taken;
  }
}

function fingerprint(list: unknown): string {
  return createHash('sha256').update(JSON.stringify(list)).digest('base64url').slice(0, 12);
}

function writeToken(position: Position): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

const SIDES = ['at', 'after', 'before'];

function readToken(token: string, list: string, badToken: Listing<never>['badToken']): Position {
  const position = parsed(token);
  const isWhole =
    Number.isFinite(position?.value) &&
    typeof position?.id === 'string' &&
    SIDES.includes(position.side ?? '');
  if (!isWhole) throw badToken('pageToken is not valid');
  if (position?.list !== list) throw badToken('pageToken belongs to another list');
  return position as Position;
}

function parsed(token: string): Partial<Position> | null {
  try {
    return JSON.parse(Buffer.from(token, 'base64url').toString('utf8')) as Partial<Position> | null;
  } catch {
    return null;
  }
}

function defined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as T;
}
