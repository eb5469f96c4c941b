import 'server-only';
import { database, inTransaction, type Transaction } from '../db';
import { AppError } from '../errors';
import { isPassword } from '../passwords';
import { hashOfAddress, hashOfSecret, randomSecret } from '../secrets';
import { arrive } from '../writes/attendance';
import { requireAtWork } from '../writes/require-at-work';

interface LogIn {
  email: string;
  password: string;
}

/** Where somebody signs in; left out in programs. */
export interface SignInPlace {
  /** The network address. */
  address: string;
  /** What the browser calls itself. */
  userAgent: string;
}

const nowhere: SignInPlace = { address: '', userAgent: '' };
/** Characters of what a browser calls itself that are kept. */
const MOST_OF_USER_AGENT = 300;

/**
 * Failures after which an account rests, and for how long: those of addresses it has signed in from before, and those of
 * all others, are counted apart, so that a stranger who fails on purpose keeps nobody from their own desk.
 */
const MOST_FAILURES = 30;
const WINDOW_MINUTES = 15;
/** How long an address is known after it was last signed in from. */
const ADDRESS_DAYS = 90;
/** A session's life, whatever happens. */
const SESSION_DAYS = 30;

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
  const addressHash = hashOfAddress(place.address);
  const attemptId = await beginAttempt(email, addressHash, now);
  const found = await findCredentials(email);
  if (!(await isPassword(logIn.password, found?.passwordHash ?? null)) || !found) {
    throw new AppError('wrong-credentials', 'E-mail or password is wrong.');
  }
  requireAtWork(found);
  const token = randomSecret();
  await beginSession({ ...found, place, addressHash, attemptId, tokenHash: hashOfSecret(token), now });
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

interface Credentials {
  agentId: string;
  workspaceId: string;
  passwordHash: string | null;
  suspendedAt: Date | null;
}

/**
 * With the workspace the agent was in last: where a session still stands, else the one they signed out of, else the one
 * they joined first. One that is suspended is the last choice. People who may not sign in are not found.
 */
async function findCredentials(email: string): Promise<Credentials | undefined> {
  const [found] = await database.rows<Credentials>(
    `SELECT agent.id AS "agentId", membership.workspace_id AS "workspaceId", agent.password_hash AS "passwordHash",
       workspace.suspended_at AS "suspendedAt"
     FROM agent JOIN membership ON membership.agent_id = agent.id
     JOIN workspace ON workspace.id = membership.workspace_id
     WHERE agent.email = $1 AND agent.deactivated_at IS NULL AND membership.deactivated_at IS NULL
     ORDER BY workspace.suspended_at IS NOT NULL, (
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
  place: SignInPlace;
  addressHash: string;
  now: Date;
}): Promise<void> {
  const { agentId, workspaceId, attemptId, tokenHash, addressHash, now } = session;
  const { address } = session.place;
  const userAgent = session.place.userAgent.slice(0, MOST_OF_USER_AGENT);
  const expiresAt = new Date(now.getTime() + SESSION_DAYS * 24 * 60 * 60 * 1_000);
  await inTransaction(async (tx) => {
    await tx.prisma.session.create({
      data: {
        ...{ tokenHash, agentId, workspaceId, address, userAgent },
        ...{ createdAt: now, lastSeenAt: now, expiresAt },
      },
    });
    if (address !== '') await rememberAddress(tx, { agentId, addressHash }, now);
    await arrive(tx, { workspaceId, agentId });
    await tx.prisma.signInAttempt.updateMany({ where: { id: attemptId }, data: { succeeded: true } });
    await forgetOld(tx, now);
  });
}

async function rememberAddress(
  tx: Transaction,
  key: { agentId: string; addressHash: string },
  now: Date,
): Promise<void> {
  await tx.prisma.knownAddress.upsert({
    where: { agentId_addressHash: key },
    create: { ...key, seenAt: now },
    update: { seenAt: now },
  });
}

/** Nothing asks for them any more; without a clock of its own, the table is swept by whoever signs in. */
async function forgetOld(tx: Transaction, now: Date): Promise<void> {
  const yesterday = new Date(now.getTime() - 24 * 60 * 60 * 1_000);
  await tx.prisma.signInAttempt.deleteMany({ where: { at: { lt: yesterday } } });
  await tx.prisma.session.deleteMany({ where: { expiresAt: { lt: now } } });
  const longAgo = new Date(now.getTime() - ADDRESS_DAYS * 24 * 60 * 60 * 1_000);
  await tx.prisma.knownAddress.deleteMany({ where: { seenAt: { lt: longAgo } } });
}
