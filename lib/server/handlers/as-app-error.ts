import 'server-only';
import { AppError } from '../errors';
import { log } from '../log';

/**
 * What an exception means to whoever asked. A refusal of ours says itself; a database that is away is
 * `unavailable`, so that clients try again; anything else is a bug: logged with the request's id, and told as
 * nothing but that.
 */
export function asAppError(error: unknown, requestId: string): AppError {
  if (error instanceof AppError) return error;
  if (isDatabaseAway(error)) {
    log().warn({ requestId, err: error }, 'the database is away');
    return new AppError('unavailable', 'The database cannot be reached. Try again in a moment.');
  }
  log().error({ requestId, err: error }, 'a request failed');
  return new AppError('internal', 'Something went wrong here; the request id leads to the log.');
}

/** Codes of Node's sockets, of Postgres (08: connection, 57P: shutting down, 53300: full) and of Prisma. */
const awayCodes =
  /^(ECONN|ENOTFOUND|ENOENT|EPIPE|ETIMEDOUT|08|57P|53300|P1001|P1002|P1008|P1017|P2024|P2028)/;
/** pg says these without a code. */
const awayMessages = /Connection terminated|timeout exceeded when trying to connect|Client has encountered/;

/**
 * True when the error says that Postgres could not be asked at all. Looks into causes: Prisma and its driver
 * adapter wrap what the socket said.
 */
function isDatabaseAway(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, originalCode, message, cause } = error as Record<string, unknown>;
  if ([code, originalCode].some((one) => typeof one === 'string' && awayCodes.test(one))) return true;
  if (typeof message === 'string' && awayMessages.test(message)) return true;
  const inner = error instanceof AggregateError ? error.errors : [cause];
  return inner.some(isDatabaseAway);
}
