import { createHash } from 'node:crypto';
import { edi } from './edi';
import type { Query } from './query';

const LARGEST_PAGE = 1000;

export interface Ordering {
  readonly field: 'creationTime' | 'lastModifiedTime';
  readonly isDescending: boolean;
}

interface Row {
  readonly id: string;
  readonly createdAt: number;
  readonly modifiedAt: number;
}

interface Paging {
  readonly perPage: number;
  readonly pageToken?: string;
  readonly nextPageToken?: string;
  readonly previousPageToken?: string;
  readonly firstPageToken?: string;
}

/** A place in an ordered list, told by the record beside it, so that inserts elsewhere do not shift it. */
interface Position {
  /** Float seconds, as the real tokens carry them. */
  readonly value: number;
  readonly field: Ordering['field'];
  readonly id: string;
  readonly side: 'at' | 'after' | 'before';
  /** Fingerprint of filters and order: a token serves only the list it came from. */
  readonly list: string;
}

/** Reads `orderBy` (or its alias `sortedBy`); a raw plus sign arrives as a space. Throws EDI-028. */
function orderingOf(query: Query): Ordering {
  const text = query.one('orderBy', 'sortedBy') ?? '-creationTime';
  const found = /^([-+ ]?)(creationTime|lastModifiedTime)$/.exec(text);
  if (!found) throw edi('028', `orderBy is not valid: ${text}`);
  return { field: found[2] as Ordering['field'], isDescending: found[1] === '-' };
}

/** Reads `perPage`: lowered to 1000 when larger, EDI-038 when it is not a number from 1 on. */
function perPageOf(query: Query, usual: number): number {
  const text = query.one('perPage');
  if (text === undefined) return usual;
  if (!/^\d+$/.test(text) || Number(text) < 1) throw edi('038', `perPage is not valid: ${text}`);
  return Math.min(Number(text), LARGEST_PAGE);
}

/**
 * Cuts one page out of all rows that satisfy the filters. `filters` is whatever the rows were chosen by;
 * it binds the tokens to this list. Throws EDI-034 for a token that is broken or of another list.
 */
export function pageOf<T extends Row>(
  rows: readonly T[],
  query: Query,
  usualPerPage: number,
  filters: unknown,
): { records: T[]; paging: Paging } {
  const ordering = orderingOf(query);
  const perPage = perPageOf(query, usualPerPage);
  const list = createHash('sha256')
    .update(JSON.stringify([ordering, filters]))
    .digest('base64url')
    .slice(0, 12);
  const token = query.one('pageToken');
  const position = token === undefined ? undefined : readToken(token, list);
  const sorted = [...rows].sort((a, b) =>
    comparePlaces(placeOf(a, ordering), placeOf(b, ordering), ordering),
  );
  const start = startOf(sorted, position, ordering, perPage);
  const records = sorted.slice(start, start + perPage);
  const write = (row: T | undefined, side: Position['side']) =>
    row && writeToken({ ...placeOf(row, ordering), field: ordering.field, side, list });
  const hasNext = start + perPage < sorted.length;
  return {
    records,
    paging: defined({
      perPage,
      pageToken: token ?? write(records[0], 'at'),
      nextPageToken: hasNext ? write(records.at(-1), 'after') : undefined,
      previousPageToken: start > 0 ? write(sorted[start], 'before') : undefined,
      firstPageToken: start > 0 ? write(sorted[0], 'at') : undefined,
    }),
  };
}

interface Place {
  readonly value: number;
  readonly id: string;
}

function placeOf(row: Row, { field }: Ordering): Place {
  return { value: (field === 'creationTime' ? row.createdAt : row.modifiedAt) / 1000, id: row.id };
}

function comparePlaces(a: Place, b: Place, { isDescending }: Ordering): number {
  const ascending = a.value - b.value || (a.id < b.id ? -1 : Number(a.id > b.id));
  return isDescending ? -ascending : ascending;
}

function startOf(sorted: Row[], position: Position | undefined, ordering: Ordering, perPage: number): number {
  if (!position) return 0;
  const isReached = (row: Row) => {
    const order = comparePlaces(placeOf(row, ordering), position, ordering);
    return position.side === 'after' ? order > 0 : order >= 0;
  };
  const found = sorted.findIndex(isReached);
  const index = found === -1 ? sorted.length : found;
  return position.side === 'before' ? Math.max(0, index - perPage) : index;
}

function writeToken(position: Position): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

function readToken(token: string, list: string): Position {
  try {
    const position = JSON.parse(Buffer.from(token, 'base64url').toString('utf8')) as Position;
    if (position.list === list && Number.isFinite(position.value)) return position;
  } catch {
    throw edi('034', 'pageToken is not valid');
  }
  throw edi('034', 'pageToken belongs to another list');
}

function defined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as T;
}
