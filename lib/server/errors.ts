import 'server-only';
import type { ErrorCode } from '@/lib/contract/error';

/**
 * A request we will not serve. Its code is mapped to an HTTP status once (lib/contract/error.ts). Anything else
 * that is thrown is a bug and answers `internal`.
 */
export class AppError extends Error {
  override readonly name = 'AppError';

  /**
   * @param code which of the closed list
   * @param message for logs and scripts, in English, without secrets
   * @param details what a screen needs to explain it
   */
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details?: Record<string, unknown>,
  ) {
    super(message);
  }
}

/** The answer to ids that do not exist, belong to another workspace or may not be seen: always the same. */
export function notFound(what: string): AppError {
  return new AppError('not-found', `No such ${what}.`);
}
