import 'server-only';
import type { Account } from '@/prisma/generated/client';
import { inTransaction, prisma } from '../db';
import { env } from '../env';
import { notFound } from '../errors';
import type { Answer, Failure } from '../ringcentral/answer';
import type { App } from '../ringcentral/app';
import { refresh, signInWithJwt, type Tokens } from '../ringcentral/oauth';
import { openIncident } from '../writes/incidents';
import { tellAccount } from '../writes/tell-account';
import type { AccountRef } from './account-ref';
import { spendCall } from './call-budget';
import type { Clock } from './clock';
import { sealSecret, unsealSecret } from './credentials';
import { inTurn } from './token-turn';

/** Milliseconds before its end from which a token is not used any more: a call takes time too. */
const MARGIN = 60_000;

export interface AccessToken {
  accessToken: string;
  /** Which of the account's tokens it is; a refused one is replaced only while it is still the newest. */
  tokenGeneration: number;
}

/** An account, and whether its workspace is at work. */
export type AccountOfWorkspace = Account & { workspace: { suspendedAt: Date | null } };

/**
 * The account as it stands now.
 *
 * @throws AppError `not-found`
 */
export async function loadAccount({ workspaceId, accountId }: AccountRef): Promise<AccountOfWorkspace> {
  const found = await prisma().account.findUnique({
    where: { workspaceId_id: { workspaceId, id: accountId } },
    include: { workspace: { select: { suspendedAt: true } } },
  });
  if (!found) throw notFound('account');
  return found;
}

/**
 * A token that is good now: the one we have, or a new one. Only one process at a time asks the platform for an
 * account's token; the others wait for it and then find it.
 *
 * @param refused the generation of a token the platform has just refused: never that one again
 * @returns `unauthorized` when an admin must act; the account's state then says why
 */
export async function getAccessToken(
  account: Account,
  clock: Clock,
  refused: number | null,
): Promise<AccessToken | Failure> {
  const usable = usableToken(account, clock, refused);
  if (usable) return usable;
  return inTurn(refOf(account), async () => {
    const latest = await loadAccount(refOf(account));
    return usableToken(latest, clock, refused) ?? obtainToken(latest, clock);
  });
}

function usableToken(account: Account, clock: Clock, refused: number | null): AccessToken | null {
  const { accessTokenSealed: sealed, accessTokenExpiresAt: expiresAt, tokenGeneration } = account;
  if (sealed === null || expiresAt === null || tokenGeneration === refused) return null;
  if (!isLongGood(expiresAt, clock())) return null;
  return { accessToken: unsealSecret(account.workspaceId, 'access_token_sealed', sealed), tokenGeneration };
}

/** Whether a token that ends at this time may still be used. */
export function isLongGood(expiresAt: Date, now: Date): boolean {
  return expiresAt.getTime() - now.getTime() >= MARGIN;
}

/** By the refresh token while there is one, else, or when that fails, by signing in again. */
async function obtainToken(account: Account, clock: Clock): Promise<AccessToken | Failure> {
  const askedAt = clock();
  const refreshed = await refreshIfPossible(account, clock);
  if (refreshed?.outcome === 'ok') return keepTokens(account, refreshed.value, askedAt);
  if (refreshed?.outcome === 'limited' || refreshed?.outcome === 'unavailable') return refreshed;
  if (refreshed?.outcome === 'refused' || refreshed?.outcome === 'unauthorized') await forgetRefresh(account);
  const signedIn = await signIn(account, clock);
  if (signedIn === null) return askForSignIn(account, 'the consent has ended', clock());
  switch (signedIn.outcome) {
    case 'ok':
      return keepTokens(account, signedIn.value, askedAt);
    case 'refused':
    case 'unauthorized':
      return askForSignIn(account, signedIn.detail, clock());
    case 'limited':
      return signedIn;
    case 'unavailable':
    case 'unknown':
    case 'malformed':
      // A session that was begun without our learning of it harms nobody: it runs out by itself.
      return { outcome: 'unavailable', detail: `no token: ${signedIn.detail}` };
  }
}

async function refreshIfPossible(account: Account, clock: Clock): Promise<Answer<Tokens> | null> {
  const { refreshTokenSealed: sealed, refreshTokenExpiresAt: expiresAt } = account;
  if (sealed === null || expiresAt === null || expiresAt <= clock()) return null;
  const token = unsealSecret(account.workspaceId, 'refresh_token_sealed', sealed);
  return spendCall(refOf(account), tokenTerms, clock, () => refresh(appOf(account), token));
}

/** Tried again each time, it would use up the few calls that there are for tokens, and none be left to sign in with. */
async function forgetRefresh({ workspaceId, id, tokenGeneration }: Account): Promise<void> {
  await prisma().account.updateMany({
    where: { workspaceId, id, tokenGeneration },
    data: { refreshTokenSealed: null, refreshTokenExpiresAt: null },
  });
}

/** Null where it was an admin who signed in: only they can do it again. */
async function signIn(account: Account, clock: Clock): Promise<Answer<Tokens> | null> {
  if (account.jwtSealed === null) return null;
  const jwt = unsealSecret(account.workspaceId, 'jwt_sealed', account.jwtSealed);
  return spendCall(refOf(account), tokenTerms, clock, () => signInWithJwt(appOf(account), jwt));
}

/** Nothing else can be done without a token, so asking for one is as urgent as anything. */
export const tokenTerms = { group: 'auth', priority: 'send' } as const;

/**
 * The app that an account's logins are of. Where that is the deployment's, and the deployment has another one by now or none,
 * there is no secret to it: the platform then refuses it, and an admin has to sign in anew.
 */
export function appOf(account: Account): App {
  const { workspaceId, serverUrl, clientId, clientSecretSealed: sealed } = account;
  if (sealed !== null) {
    return { serverUrl, clientId, clientSecret: unsealSecret(workspaceId, 'client_secret_sealed', sealed) };
  }
  const today = env().deploymentApp;
  const isStillIt = today?.serverUrl === serverUrl && today.clientId === clientId;
  return { serverUrl, clientId, clientSecret: isStillIt ? today.clientSecret : '' };
}

/** Stores a new pair, unless the account was disconnected or another process was given the turn meanwhile. */
async function keepTokens(account: Account, tokens: Tokens, askedAt: Date): Promise<AccessToken | Failure> {
  const { workspaceId } = account;
  const tokenGeneration = account.tokenGeneration + 1;
  const kept = await prisma().account.updateMany({
    where: {
      workspaceId,
      id: account.id,
      state: { not: 'disconnected' },
      tokenGeneration: account.tokenGeneration,
    },
    data: {
      ...accountTokenColumns(workspaceId, tokens, askedAt),
      tokenGeneration,
      state: 'connected',
      stateReason: null,
    },
  });
  return kept.count > 0 ? { accessToken: tokens.accessToken, tokenGeneration } : changedMeanwhile;
}

/** The columns of `account` that hold a pair of tokens. */
export function accountTokenColumns(workspaceId: string, tokens: Tokens, askedAt: Date) {
  const { accessToken, accessTokenLife, refreshToken, refreshTokenLife } = tokens;
  return {
    accessTokenSealed: sealSecret(workspaceId, 'access_token_sealed', accessToken),
    accessTokenExpiresAt: after(askedAt, accessTokenLife),
    refreshTokenSealed: refreshToken && sealSecret(workspaceId, 'refresh_token_sealed', refreshToken),
    refreshTokenExpiresAt: refreshTokenLife === null ? null : after(askedAt, refreshTokenLife),
  };
}

const changedMeanwhile: Failure = {
  outcome: 'unavailable',
  detail: 'the account was changed while a token was asked for',
};

/** What everything answers once an admin has disconnected the account. */
export const disconnected: Failure = {
  outcome: 'unauthorized',
  code: null,
  detail: 'the account is disconnected',
};

/** What everything answers while the operator has suspended the workspace. */
export const suspended: Failure = {
  outcome: 'unauthorized',
  code: null,
  detail: 'the workspace is suspended',
};

/** Everybody is told: until an admin signs in again, nothing goes out. */
async function askForSignIn(account: Account, reason: string, at: Date): Promise<Failure> {
  await inTransaction(async (tx) => {
    const { count } = await tx.prisma.account.updateMany({
      where: { workspaceId: account.workspaceId, id: account.id, state: { not: 'disconnected' } },
      data: { state: 'needs_sign_in', stateReason: reason },
    });
    if (count === 0) return;
    await openIncident(tx, refOf(account), { kind: 'needs-sign-in', at, detail: reason });
    await tellAccount(tx, refOf(account));
  });
  return { outcome: 'unauthorized', code: null, detail: reason };
}

/** Which account a row is. */
export function refOf(account: Account): AccountRef {
  return { workspaceId: account.workspaceId, accountId: account.id };
}

/** So many seconds later. */
export function after(time: Date, seconds: number): Date {
  return new Date(time.getTime() + seconds * 1000);
}
