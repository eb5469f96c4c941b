import 'server-only';
import type { Account } from '@/prisma/generated/client';
import { callAccount } from '../account/call-account';
import { unsealSecret } from '../account/credentials';
import { whenToRetry } from '../account/when-to-retry';
import { inTransaction, prisma } from '../db';
import { env } from '../env';
import { log } from '../log';
import { type AccountKey, enqueue } from '../queue';
import type { Answer } from '../ringcentral/answer';
import { canReach } from '../ringcentral/can-reach';
import {
  createSubscription,
  deleteSubscription,
  isDoorShut,
  readSubscription,
  renewSubscription,
  type Subscription,
} from '../ringcentral/subscriptions';
import { tellAccount } from '../writes/tell-account';

/** Seconds a subscription lives, and how long before its end it is renewed. */
const LIFE = 7 * 24 * 3_600;
const RENEW_BEFORE = 24 * 3_600;
/** Milliseconds in which the platform's handshake is answered. */
const HANDSHAKE_TIME = 30_000;
/** Milliseconds until the platform is asked to knock again: a web process that starts opens its door soon. */
const KNOCK_AGAIN = 5_000;

/**
 * Keeps the webhook of an account alive: makes its subscription, renews it early, replaces one that is blacklisted
 * or gone. Where the platform cannot reach us the account is marked as polling, and the sweep is its intake.
 */
export async function maintainSubscription(key: AccountKey, now: Date): Promise<void> {
  const account = await prisma().account.findUnique({
    where: { workspaceId_id: { workspaceId: key.workspaceId, id: key.accountId } },
  });
  if (!account || account.state === 'disconnected' || account.state === 'needs_sign_in') return;
  if (!canReach(env().publicUrl, account.serverUrl)) return poll(key, account);
  const answer = await attend(key, account, now);
  if (answer.outcome === 'ok') return note(key, answer.value);
  if (answer.outcome === 'refused' && account.subscriptionId) return forget(key);
  log().warn(
    { ...key, outcome: answer.outcome, detail: 'detail' in answer ? answer.detail : null },
    'no subscription',
  );
  const runAt = isDoorShut(answer) ? new Date(now.getTime() + KNOCK_AGAIN) : whenToRetry(answer, now);
  await inTransaction(async (tx) => enqueue(tx, 'maintain-subscription', key, { runAt }));
}

/** Does what the subscription needs now: nothing but a look, its renewal, or a new one. */
async function attend(key: AccountKey, account: Account, now: Date): Promise<Answer<Subscription>> {
  const id = account.subscriptionId;
  if (id === null || account.subscriptionState !== 'active') return subscribe(key, account, now);
  const terms = { group: 'medium', priority: 'confirm', now } as const;
  const endsAt = account.subscriptionExpiresAt?.getTime() ?? 0;
  const isEnding = endsAt - now.getTime() < RENEW_BEFORE * 1_000;
  return callAccount(key, terms, (connection) =>
    isEnding ? renewSubscription(connection, id) : readSubscription(connection, id),
  );
}

/** While this runs, and only then, the webhook answers the platform's handshake (handlers/webhooks.ts). */
async function subscribe(key: AccountKey, account: Account, now: Date): Promise<Answer<Subscription>> {
  await prisma().account.update({
    where: { workspaceId_id: { workspaceId: key.workspaceId, id: key.accountId } },
    data: { handshakeUntil: new Date(now.getTime() + HANDSHAKE_TIME) },
  });
  await endOld(key, account, now);
  return callAccount(key, { group: 'medium', priority: 'confirm', now }, (connection) =>
    createSubscription(connection, {
      address: webhookAddress(account),
      verificationToken: unsealSecret(
        account.workspaceId,
        'verification_token_sealed',
        account.verificationTokenSealed,
      ),
      life: LIFE,
      reminderThreshold: RENEW_BEFORE,
    }),
  );
}

/** A blacklisted subscription delivers nothing and still counts among the thirty that are allowed. */
async function endOld(key: AccountKey, { subscriptionId }: Account, now: Date): Promise<void> {
  if (subscriptionId === null) return;
  const answer = await callAccount(key, { group: 'medium', priority: 'confirm', now }, (connection) =>
    deleteSubscription(connection, subscriptionId),
  );
  if (answer.outcome !== 'ok') log().info({ ...key, outcome: answer.outcome }, 'an old subscription stays');
}

/** The path names workspace and account, so that the door finds them by key, and a secret nobody else knows. */
function webhookAddress(account: Account): string {
  const secret = unsealSecret(account.workspaceId, 'hook_secret_sealed', account.hookSecretSealed);
  return `${env().publicUrl}/api/webhooks/ringcentral/${account.workspaceId}.${account.id}.${secret}`;
}

async function note(key: AccountKey, subscription: Subscription): Promise<void> {
  const isActive = subscription.state === 'active';
  await change(key, {
    subscriptionId: subscription.id,
    subscriptionState: isActive ? 'active' : 'blacklisted',
    subscriptionExpiresAt: subscription.expiresAt,
    handshakeUntil: null,
  });
  if (!isActive) await inTransaction(async (tx) => enqueue(tx, 'maintain-subscription', key));
}

/** The platform no longer knows it: the next round makes a new one, and the sweep fills what was missed. */
async function forget(key: AccountKey): Promise<void> {
  await change(key, { subscriptionId: null, subscriptionState: 'gone', subscriptionExpiresAt: null });
  await inTransaction(async (tx) => {
    enqueue(tx, 'maintain-subscription', key);
    enqueue(tx, 'sweep-account', key);
  });
}

async function poll(key: AccountKey, account: Account): Promise<void> {
  if (account.subscriptionState === 'polling') return;
  await change(key, { subscriptionState: 'polling' });
  await inTransaction(async (tx) => enqueue(tx, 'sweep-account', key));
}

async function change(
  key: AccountKey,
  data: Partial<
    Pick<Account, 'subscriptionId' | 'subscriptionState' | 'handshakeUntil'> & {
      subscriptionExpiresAt: string | null;
    }
  >,
): Promise<void> {
  await inTransaction(async (tx) => {
    await tx.prisma.account.update({
      where: { workspaceId_id: { workspaceId: key.workspaceId, id: key.accountId } },
      data,
    });
    await tellAccount(tx, key);
  });
}
