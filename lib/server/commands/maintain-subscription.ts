import 'server-only';
import type { Account } from '@/prisma/generated/client';
import { callAccount } from '../account/call-account';
import { unsealSecret } from '../account/credentials';
import { whenToRetry } from '../account/when-to-retry';
import { inTransaction, prisma, type Transaction } from '../db';
import { env } from '../env';
import { log } from '../log';
import { type AccountKey, enqueue } from '../queue';
import type { Failure } from '../ringcentral/answer';
import { canReach } from '../ringcentral/can-reach';
import {
  createSubscription,
  deleteSubscription,
  isDoorShut,
  listSubscriptions,
  type NewSubscription,
  readSubscription,
  renewSubscription,
  type Subscription,
} from '../ringcentral/subscriptions';
import { endIncident, openIncident } from '../writes/incidents';
import { tellAccount } from '../writes/tell-account';

/**
 * Seconds a subscription lives, and how long before its end it is renewed: early enough that a clock which is a day
 * off, ours or the platform's, does not let it end.
 */
const LIFE = 7 * 24 * 3_600;
const RENEW_BEFORE = 3 * 24 * 3_600;
/** Seconds before the end at which the platform begins to remind. We look each minute; this only wakes us. */
const REMIND_BEFORE = 24 * 3_600;
/** Milliseconds in which the platform's handshake is answered. */
const HANDSHAKE_TIME = 30_000;
/** Milliseconds until the platform is asked to knock again: a web process that starts opens its door soon. */
const KNOCK_AGAIN = 5_000;
/** The incident of an account whose subscription delivers nothing. */
const LOST = 'subscription-lost';

/**
 * Keeps the webhook of an account alive: makes its subscription, looks at it each minute, renews it early, replaces one
 * that is blacklisted, gone, or delivers to an address that is no longer ours. Whatever was missed is swept as soon as
 * a new one stands. Where the platform cannot reach us the account is marked as polling, and the sweep is its intake.
 */
export async function maintainSubscription(key: AccountKey, now: Date): Promise<void> {
  const account = await prisma().account.findUnique({
    where: { workspaceId_id: { workspaceId: key.workspaceId, id: key.accountId } },
  });
  if (!account || account.state === 'disconnected' || account.state === 'needs_sign_in') return;
  if (!canReach(env().publicUrl, account.serverUrl)) return poll(key, account);
  const isThere = account.subscriptionId !== null && account.subscriptionState === 'active';
  return isThere ? look(key, account, now) : subscribe(key, account, now);
}

/** Looks at the subscription, and prolongs it when its end is near. */
async function look(key: AccountKey, account: Account, now: Date): Promise<void> {
  const id = account.subscriptionId ?? '';
  const endsAt = account.subscriptionExpiresAt?.getTime() ?? 0;
  const isEnding = endsAt - now.getTime() < RENEW_BEFORE * 1_000;
  const terms = { group: 'medium', priority: 'confirm', now } as const;
  const answer = await callAccount(key, terms, (connection) =>
    isEnding ? renewSubscription(connection, id) : readSubscription(connection, id),
  );
  if (answer.outcome === 'refused') return lose(key, { state: 'gone', detail: answer.detail, now });
  if (answer.outcome !== 'ok') return postpone(key, answer, now);
  if (answer.value.state !== 'active') {
    return lose(key, { state: 'blacklisted', detail: 'the platform stopped delivering', now });
  }
  const isOurs = answer.value.address === null || answer.value.address === webhookAddress(account);
  if (!isOurs) return lose(key, { state: 'gone', detail: 'it delivers to another address', now });
  return note(key, answer.value);
}

/** While this runs, and only then, the webhook answers the platform's handshake (handlers/webhooks.ts). */
async function subscribe(key: AccountKey, account: Account, now: Date): Promise<void> {
  await prisma().account.update({
    where: { workspaceId_id: { workspaceId: key.workspaceId, id: key.accountId } },
    data: { handshakeUntil: new Date(now.getTime() + HANDSHAKE_TIME) },
  });
  await endOthers(key, account, now);
  const answer = await callAccount(key, { group: 'medium', priority: 'confirm', now }, (connection) =>
    createSubscription(connection, wantedBy(account)),
  );
  if (answer.outcome === 'ok') return begin(key, answer.value, now);
  return postpone(key, answer, now);
}

function wantedBy(account: Account): NewSubscription {
  return {
    address: webhookAddress(account),
    verificationToken: unsealSecret(
      account.workspaceId,
      'verification_token_sealed',
      account.verificationTokenSealed,
    ),
    eventFilters: account.eventFilters,
    life: LIFE,
    reminderThreshold: REMIND_BEFORE,
  };
}

/**
 * Ends every other subscription that is ours: the one before, which delivers nothing and still counts among the thirty
 * that are allowed, and any whose making was interrupted before it was written down, which would deliver all twice.
 */
async function endOthers(key: AccountKey, account: Account, now: Date): Promise<void> {
  const terms = { group: 'medium', priority: 'confirm', now } as const;
  const listed = await callAccount(key, terms, listSubscriptions);
  if (listed.outcome !== 'ok') return log().info({ ...key, outcome: listed.outcome }, 'others are not known');
  const address = webhookAddress(account);
  const others = listed.value.filter((it) => it.id === account.subscriptionId || it.address === address);
  for (const { id } of others) {
    const answer = await callAccount(key, terms, (connection) => deleteSubscription(connection, id));
    if (answer.outcome !== 'ok') log().info({ ...key, outcome: answer.outcome }, 'an old subscription stays');
  }
}

/** The path names workspace and account, so that the door finds them by key, and a secret nobody else knows. */
function webhookAddress(account: Account): string {
  const secret = unsealSecret(account.workspaceId, 'hook_secret_sealed', account.hookSecretSealed);
  return `${env().publicUrl}/api/webhooks/ringcentral/${account.workspaceId}.${account.id}.${secret}`;
}

async function note(key: AccountKey, subscription: Subscription): Promise<void> {
  await inTransaction((tx) =>
    change(tx, key, {
      subscriptionState: 'active',
      subscriptionExpiresAt: subscription.expiresAt,
      ...noProblem,
    }),
  );
}

/** From now on events come again; what happened until now the sweep fetches. */
async function begin(key: AccountKey, { id, expiresAt }: Subscription, now: Date): Promise<void> {
  await inTransaction(async (tx) => {
    await change(tx, key, {
      subscriptionId: id,
      subscriptionState: 'active',
      subscriptionExpiresAt: expiresAt,
      handshakeUntil: null,
      ...noProblem,
    });
    await endIncident(tx, key, { kind: LOST, at: now });
    enqueue(tx, 'sweep-account', key);
  });
}

/** Its id stays, so that it is ended for good before a new one is made, which happens at once. */
async function lose(
  key: AccountKey,
  loss: { state: 'blacklisted' | 'gone'; detail: string; now: Date },
): Promise<void> {
  log().warn({ ...key, ...loss }, 'the subscription is lost');
  await inTransaction(async (tx) => {
    await change(tx, key, { subscriptionState: loss.state, subscriptionExpiresAt: null });
    await openIncident(tx, key, { kind: LOST, detail: loss.detail, at: loss.now });
    enqueue(tx, 'maintain-subscription', key);
    enqueue(tx, 'sweep-account', key);
  });
}

async function postpone(key: AccountKey, failure: Failure, now: Date): Promise<void> {
  const detail = 'detail' in failure ? failure.detail : null;
  log().warn({ ...key, outcome: failure.outcome, detail }, 'the subscription could not be looked after');
  const runAt = isDoorShut(failure) ? new Date(now.getTime() + KNOCK_AGAIN) : whenToRetry(failure, now);
  await inTransaction(async (tx) => {
    // That it was not its turn says nothing of what is wrong with it.
    if (failure.outcome !== 'limited') {
      const subscriptionProblem = ('code' in failure ? failure.code : null) ?? failure.outcome;
      await change(tx, key, { subscriptionProblem, subscriptionDetail: detail });
    }
    enqueue(tx, 'maintain-subscription', key, { runAt });
  });
}

async function poll(key: AccountKey, account: Account): Promise<void> {
  if (account.subscriptionState === 'polling') return;
  await inTransaction(async (tx) => {
    await change(tx, key, { subscriptionState: 'polling', ...noProblem });
    enqueue(tx, 'sweep-account', key);
  });
}

const noProblem = { subscriptionProblem: null, subscriptionDetail: null };

type Changes = Partial<
  Pick<
    Account,
    'subscriptionId' | 'subscriptionState' | 'handshakeUntil' | 'subscriptionProblem' | 'subscriptionDetail'
  > & {
    subscriptionExpiresAt: string | null;
  }
>;

async function change(tx: Transaction, key: AccountKey, data: Changes): Promise<void> {
  await tx.prisma.account.update({
    where: { workspaceId_id: { workspaceId: key.workspaceId, id: key.accountId } },
    data,
  });
  await tellAccount(tx, key);
}
