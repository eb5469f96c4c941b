import 'server-only';
import { AppError } from '../errors';

/**
 * Writes what may be there only once, as a unique index sees to.
 *
 * @param field what is taken then
 * @throws AppError `already-taken` with `details.field`
 */
export async function unlessTaken(field: string, write: () => Promise<unknown>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (!isTwice(error)) throw error;
    throw new AppError('already-taken', 'Another one has this already.', { field });
  }
}

/** Prisma's code for a value that a unique index holds already. */
function isTwice(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'P2002';
}
