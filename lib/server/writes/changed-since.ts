import 'server-only';
import { AppError } from '../errors';

/**
 * Whoever changes something has seen this version of it; undefined: they do not say. Ask while its row is locked.
 *
 * @throws AppError `state-refused` with `details.reason` `changed-since`
 */
export function requireVersion(version: number, expected: number | undefined): void {
  if (version !== (expected ?? version)) throw changedSince();
}

/** Somebody was quicker, and what they did is not to be overwritten. */
export function changedSince(): AppError {
  return new AppError('state-refused', 'Somebody has changed this since.', { reason: 'changed-since' });
}
