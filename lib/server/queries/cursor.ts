import 'server-only';
import { AppError } from '../errors';

/** A place in a list ordered by time, then id: what a keyset page begins after. */
export interface Cursor {
  at: string;
  id: string;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Opaque to the browser. */
export function encodeCursor(cursor: Cursor): string {
  return Buffer.from(`${cursor.at}_${cursor.id}`).toString('base64url');
}

/** @throws AppError `bad-request` on anything we did not make */
export function decodeCursor(text: string): Cursor {
  const [at = '', id = ''] = Buffer.from(text, 'base64url').toString('utf8').split('_');
  if (Number.isNaN(Date.parse(at)) || !UUID.test(id)) {
    throw new AppError('bad-request', 'This cursor was not made here.', { field: 'cursor' });
  }
  return { at, id };
}
