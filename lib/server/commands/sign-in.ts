import 'server-only';
import { database, inTransaction, type Transaction } from '../db';
import { AppError } from '../errors';
import { isPassword } from '../passwords';
import { hashOfSecret, randomSecret } from '../secrets';
import { arrive } from '../writes/attendance';

interface LogIn {
  email: string;
  password: string;
}

/** Failures after which an account rests, and for how long. Short: a stranger can cause it, too. */
const MOST_FAILURES = 30;
const WINDOW_MINUTES = 15;
/** A session's life, whatever happens. */
const SESSION_DAYS = 30;

/**
 * Begins a session. Whether the address is known, deactivated or the password wrong cannot be told apart.
 *
 * @returns the session's token: only the browser gets it, we keep its hash
 * @throws AppError `wrong-credentials`; `too-many-requests` after many failures of this account
 */
export async function signIn(logIn: LogIn, now: Date): Promise<{ agentId: string; token: string }> {
  const email = logIn.email.trim().toLowerCase();
  const attemptId = await beginAttempt(email, now);
  const found = await findCredentials(email);
  if (!(await isPassword(logIn.password, found?.passwordHash ?? null)) || !found) {
    throw new AppError('wrong-credentials', 'E-mail or password is wrong.');
  }
  const token = randomSecret();
  await beginSession({ ...found, attemptId, tokenHash: hashOfSecret(token), now });
  return { agentId: found.agentId, token };
}

/** Counts the attempt before its outcome is known, so that a thousand at once are not a thousand guesses. */
async function beginAttempt(email: string, now: Date): Promise<string> {
  const [attempt] = await database.rows<{ id: string }>(
    `INSERT INTO sign_in_attempt (email, succeeded, at)
     SELECT $1, false, $2::timestamptz
     WHERE $3 > (
       SELECT count(*) FROM sign_in_attempt
       WHERE email = $1 AND NOT succeeded AND at > $2::timestamptz - make_interval(mins => $4))
     RETURNING id`,
    [email, now.toISOString(), MOST_FAILURES, WINDOW_MINUTES],
  );
  if (attempt) return attempt.id;
  throw new AppError('too-many-requests', 'Too many failed attempts for this account.', {
    retryAfterSeconds: WINDOW_MINUTES * 60,
  });
}

interface Credentials {
  agentId: string;
  workspaceId: string;
  passwordHash: string | null;
}

/**
 * With the workspace the agent was in last: where a session still stands, else the one they signed out of, else the one
 * they joined first. People who may not sign in are not found.
 */
async function findCredentials(email: string): Promise<Credentials | undefined> {
  const [found] = await database.rows<Credentials>(
    `SELECT agent.id AS "agentId", membership.workspace_id AS "workspaceId", agent.password_hash AS "passwordHash"
     FROM agent JOIN membership ON membership.agent_id = agent.id
     WHERE agent.email = $1 AND agent.deactivated_at IS NULL AND membership.deactivated_at IS NULL
     ORDER BY (
         SELECT max(last_seen_at) FROM session
         WHERE session.agent_id = agent.id AND session.workspace_id = membership.workspace_id
       ) DESC NULLS LAST,
       membership.away_since DESC NULLS LAST, membership.created_at, membership.workspace_id
     LIMIT 1`,
    [email],
  );
  return found;
}

async function beginSession(session: {
  agentId: string;
  workspaceId: string;
  attemptId: string;
  tokenHash: string;
  now: Date;
}): Promise<void> {
  const { agentId, workspaceId, attemptId, tokenHash, now } = session;
  const expiresAt = new Date(now.getTime() + SESSION_DAYS * 24 * 60 * 60 * 1_000);
  await inTransaction(async (tx) => {
    await tx.prisma.session.create({
      data: { tokenHash, agentId, workspaceId, createdAt: now, lastSeenAt: now, expiresAt },
    });
    await arrive(tx, { workspaceId, agentId });
    await tx.prisma.signInAttempt.updateMany({ where: { id: attemptId }, data: { succeeded: true } });
    await forgetOld(tx, now);
  });
}

/** Nothing asks for them any more; without a clock of its own, the table is swept by whoever signs in. */
async function forgetOld(tx: Transaction, now: Date): Promise<void> {
  const yesterday = new Date(now.getTime() - 24 * 60 * 60 * 1_000);
  await tx.prisma.signInAttempt.deleteMany({ where: { at: { lt: yesterday } } });
  await tx.prisma.session.deleteMany({ where: { expiresAt: { lt: now } } });
}
