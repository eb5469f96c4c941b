import 'server-only';
import { AppError } from '../errors';

/** A place in a list ordered by time: what a keyset page begins after. */
export interface Cursor {
  at: string;
  id: string;
  /** Where it tells what comes first within one time, before the id does: of messages on the platform. */
  contentId: string | null;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Opaque to the browser. */
export function encodeCursor({ at, id, contentId }: Cursor): string {
  const parts = contentId === null ? [at, id] : [at, id, contentId];
  return Buffer.from(parts.join('_')).toString('base64url');
}

/** @throws AppError `bad-request` on anything we did not make */
export function decodeCursor(text: string): Cursor {
  const [at = '', id = '', ...rest] = Buffer.from(text, 'base64url').toString('utf8').split('_');
  const contentId = rest.length === 0 ? null : rest.join('_');
  if (Number.isNaN(Date.parse(at)) || !UUID.test(id) || contentId?.includes('\0')) {
    throw new AppError('bad-request', 'This cursor was not made here.', { field: 'cursor' });
  }
  return { at, id, contentId };
}
