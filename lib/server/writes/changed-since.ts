import 'server-only';
import { isDeepStrictEqual } from 'node:util';
import { AppError } from '../errors';

/**
 * Whoever changes something has seen this version of it; undefined: they do not say. Ask while its row is locked.
 *
 * @throws AppError `state-refused` with `details.reason` `changed-since`
 */
export function requireVersion(version: number, expected: number | undefined): void {
  if (version !== (expected ?? version)) throw changedSince();
}

/**
 * Whoever takes something back believes that it still stands as they left it. Ask while its row is locked.
 *
 * @param expected left out members may be as they like
 * @throws AppError `state-refused` with `details.reason` `changed-since`
 */
export function requireStill<T extends object>(found: T, expected: Partial<T>): void {
  const names = Object.keys(expected) as (keyof T)[];
  if (names.some((name) => !isDeepStrictEqual(found[name], expected[name]))) throw changedSince();
}

/** Somebody was quicker, and what they did is not to be overwritten. */
export function changedSince(): AppError {
  return new AppError('state-refused', 'Somebody has changed this since.', { reason: 'changed-since' });
}
