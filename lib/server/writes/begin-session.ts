import 'server-only';
import type { Transaction } from '../db';
import { hashOfAddress, hashOfSecret, randomSecret } from '../secrets';
import { arrive } from './attendance';

/** Where somebody signs in. */
export interface SignInPlace {
  /** The network address; empty where there is none. */
  address: string;
  /** What the browser calls itself. */
  userAgent: string;
}

/** Characters of what a browser calls itself that are kept. */
const MOST_OF_USER_AGENT = 300;
/** How long an address is known after it was last signed in from. */
const ADDRESS_DAYS = 90;
/** A session's life, whatever happens. */
const SESSION_DAYS = 30;
const DAY = 24 * 60 * 60 * 1_000;

/**
 * Begins a session of somebody who has shown who they are.
 *
 * @returns its token: only the browser gets it, we keep its hash
 */
export async function beginSession(
  tx: Transaction,
  { agentId, workspaceId }: { agentId: string; workspaceId: string },
  { address, userAgent }: SignInPlace,
  now: Date,
): Promise<string> {
  const token = randomSecret();
  await tx.prisma.session.create({
    data: {
      ...{ tokenHash: hashOfSecret(token), agentId, workspaceId, address },
      userAgent: userAgent.slice(0, MOST_OF_USER_AGENT),
      ...{ createdAt: now, lastSeenAt: now, expiresAt: new Date(now.getTime() + SESSION_DAYS * DAY) },
    },
  });
  if (address !== '') await rememberAddress(tx, { agentId, addressHash: hashOfAddress(address) }, now);
  await arrive(tx, { workspaceId, agentId });
  await forgetOld(tx, now);
  return token;
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
  const yesterday = new Date(now.getTime() - DAY);
  await tx.prisma.signInAttempt.deleteMany({ where: { at: { lt: yesterday } } });
  await tx.prisma.session.deleteMany({ where: { expiresAt: { lt: now } } });
  const longAgo = new Date(now.getTime() - ADDRESS_DAYS * DAY);
  await tx.prisma.knownAddress.deleteMany({ where: { seenAt: { lt: longAgo } } });
}
