import 'server-only';
import { availableParallelism } from 'node:os';
import { hash, verify } from '@node-rs/argon2';
import { refusePassword } from '@/lib/domain/password';
import { AppError } from './errors';
import { onceInProcess } from './process';
import { randomSecret } from './secrets';

/** argon2id; memory in KiB. The least that OWASP advises. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Half of the machine at most computes passwords, so that a storm of log-ins leaves the inbox alone. */
const AT_ONCE = Math.max(1, Math.floor(availableParallelism() / 2));
/** Beyond this many in the queue, people would give up before their turn. */
const MOST_WAITING = 100;

/**
 * Refuses what is easily guessed. Asked wherever a password is chosen.
 *
 * @param own what is known of the person: e-mail, name, workspace
 * @throws AppError `password-refused` with `details.reason`, a `PasswordRefusal`
 */
export async function requireGoodPassword(password: string, own: readonly string[]): Promise<void> {
  const common = await commonPasswords();
  const reason = refusePassword(password, (word) => common.has(word), own);
  if (reason === null) return;
  throw new AppError('password-refused', 'This password may not be used.', { field: 'password', reason });
}

/** 49,000 of them, in small letters; read when the first password is chosen, since most processes never need them. */
function commonPasswords(): Promise<ReadonlySet<string>> {
  return onceInProcess('common-passwords', async () => {
    const { dictionary } = await import('@zxcvbn-ts/language-common');
    return new Set(dictionary.passwords);
  });
}

/** What to keep of a password. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password, COST));
}

/**
 * Is this the password? Takes as long for people who do not exist as for those who do: its time tells nothing.
 *
 * @param kept of the person; null when there is none to compare with
 * @throws AppError `too-many-requests` when too many are being compared
 */
export function isPassword(given: string, kept: string | null): Promise<boolean> {
  return inTurn(async () => {
    const isRight = await verify(kept ?? (await decoy()), given);
    return isRight && kept !== null;
  });
}

/** Nobody's password, hashed once. */
function decoy(): Promise<string> {
  return onceInProcess('decoy-password', () => hash(randomSecret(), COST));
}

interface Turns {
  running: number;
  waiting: (() => void)[];
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turns = onceInProcess('password-turns', (): Turns => ({ running: 0, waiting: [] }));
  if (turns.waiting.length >= MOST_WAITING) {
    throw new AppError('too-many-requests', 'Too many people sign in at once.', { retryAfterSeconds: 5 });
  }
  if (turns.running >= AT_ONCE) await new Promise<void>((start) => turns.waiting.push(start));
  else turns.running += 1;
  try {
    return await work();
  } finally {
    const next = turns.waiting.shift();
    if (next) next();
    else turns.running -= 1;
  }
}
