import 'server-only';
import { database, inTransaction } from '../db';
import { AppError } from '../errors';
import { isPassword } from '../passwords';
import { findEntrant } from '../queries/find-entrant';
import { hashOfAddress } from '../secrets';
import { beginSession, type SignInPlace } from '../writes/begin-session';
import { requireAtWork } from '../writes/require-at-work';

export type { SignInPlace };

interface LogIn {
  email: string;
  password: string;
}

/** Left out in programs. */
const nowhere: SignInPlace = { address: '', userAgent: '' };

/**
 * Failures after which an account rests, and for how long: those of addresses it has signed in from before, and those of
 * all others, are counted apart, so that a stranger who fails on purpose keeps nobody from their own desk.
 */
const MOST_FAILURES = 30;
const WINDOW_MINUTES = 15;

/**
 * Begins a session. Whether the address is known, deactivated or the password wrong cannot be told apart.
 *
 * @returns the session's token: only the browser gets it, we keep its hash
 * @throws AppError `wrong-credentials`; `workspace-suspended` where nothing else is theirs; `too-many-requests` after many failures of this account
 */
export async function signIn(
  logIn: LogIn,
  now: Date,
  place: SignInPlace = nowhere,
): Promise<{ agentId: string; token: string }> {
  const email = logIn.email.trim().toLowerCase();
  const attemptId = await beginAttempt(email, hashOfAddress(place.address), now);
  const found = await findEntrant({ email });
  if (!(await isPassword(logIn.password, found?.passwordHash ?? null)) || !found) {
    throw new AppError('wrong-credentials', 'E-mail or password is wrong.');
  }
  requireAtWork(found);
  const token = await inTransaction(async (tx) => {
    await tx.prisma.signInAttempt.updateMany({ where: { id: attemptId }, data: { succeeded: true } });
    return beginSession(tx, found, place, now);
  });
  return { agentId: found.agentId, token };
}

/** Counts the attempt before its outcome is known, so that a thousand at once are not a thousand guesses. */
async function beginAttempt(email: string, addressHash: string, now: Date): Promise<string> {
  const [attempt] = await database.rows<{ id: string }>(
    `INSERT INTO sign_in_attempt (email, succeeded, at, is_known)
     SELECT $1, false, $2::timestamptz, place.is_known
     FROM (SELECT EXISTS (
       SELECT FROM known_address JOIN agent ON agent.id = known_address.agent_id
       WHERE agent.email = $1 AND known_address.address_hash = $5) AS is_known) AS place
     WHERE $3 > (
       SELECT count(*) FROM sign_in_attempt AS earlier
       WHERE earlier.email = $1 AND NOT earlier.succeeded AND earlier.is_known = place.is_known
         AND earlier.at > $2::timestamptz - make_interval(mins => $4))
     RETURNING id`,
    [email, now.toISOString(), MOST_FAILURES, WINDOW_MINUTES, addressHash],
  );
  if (attempt) return attempt.id;
  throw new AppError('too-many-requests', 'Too many failed attempts for this account.', {
    retryAfterSeconds: WINDOW_MINUTES * 60,
  });
}
