import 'server-only';
import { AppError } from '../errors';

/**
 * Keeps people out of a suspended workspace. Only for those who have shown that they belong there: to others it is not
 * told.
 *
 * @throws AppError `workspace-suspended`
 */
export function requireAtWork({ suspendedAt }: { suspendedAt: Date | null }): void {
  if (suspendedAt !== null) throw new AppError('workspace-suspended', 'The workspace is suspended.');
}
