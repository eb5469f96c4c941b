import 'server-only';
import type { Account, OwnLogin } from '@/prisma/generated/client';
import { inTransaction, prisma } from '../db';
import type { Failure } from '../ringcentral/answer';
import type { PlatformUser } from '../ringcentral/extensions';
import { refresh, type Tokens } from '../ringcentral/oauth';
import { expireOwnLogin, tellOwner } from '../writes/own-logins';
import { type AccessToken, after, appOf, isLongGood, refOf, tokenTerms } from './access-token';
import { spendCall } from './call-budget';
import type { Clock } from './clock';
import { sealLoginSecret, unsealLoginSecret } from './credentials';
import { inTurn } from './token-turn';

/** What somebody brings who has signed in at the platform by an app: who they are there, and tokens of theirs. */
export interface BroughtLogin {
  user: PlatformUser;
  tokens: Tokens;
}

/** The login that an agent has linked to this account; null when there is none. */
export function findOwnLogin(account: Account, agentId: string): Promise<OwnLogin | null> {
  return prisma().ownLogin.findUnique({ where: { workspaceId_accountId_agentId: keyOf(account, agentId) } });
}

/**
 * A token of an own login that is good now: the one we have, or a renewed one. It is renewed in the account's turn, so
 * that no two processes use up one refresh token.
 *
 * @param refused the generation of a token the platform has just refused: never that one again
 * @returns `unauthorized` when the login is gone or cannot be renewed any more, which is then noted and told to its agent
 */
export async function getOwnToken(
  account: Account,
  agentId: string,
  { clock, refused }: { clock: Clock; refused: number | null },
): Promise<AccessToken | Failure> {
  const login = await findOwnLogin(account, agentId);
  if (!login || login.state === 'expired') return ofNoUse;
  const usable = usableToken(login, clock, refused);
  if (usable) return usable;
  return inTurn(refOf(account), async () => {
    const latest = await findOwnLogin(account, agentId);
    if (!latest || latest.state === 'expired') return ofNoUse;
    return usableToken(latest, clock, refused) ?? renew(account, latest, clock);
  });
}

const ofNoUse: Failure = { outcome: 'unauthorized', code: null, detail: 'the own login has ended' };

function usableToken(login: OwnLogin, clock: Clock, refused: number | null): AccessToken | null {
  const { workspaceId, tokenGeneration, accessTokenSealed, accessTokenExpiresAt } = login;
  if (tokenGeneration === refused || !isLongGood(accessTokenExpiresAt, clock())) return null;
  return {
    accessToken: unsealLoginSecret(workspaceId, 'access_token_sealed', accessTokenSealed),
    tokenGeneration,
  };
}

async function renew(account: Account, login: OwnLogin, clock: Clock): Promise<AccessToken | Failure> {
  const { workspaceId, agentId, refreshTokenSealed: sealed, refreshTokenExpiresAt: expiresAt } = login;
  const askedAt = clock();
  if (sealed === null || expiresAt === null || expiresAt <= askedAt) return expire(login, askedAt);
  const token = unsealLoginSecret(workspaceId, 'refresh_token_sealed', sealed);
  const caller = { ...refOf(account), loginOf: agentId };
  const answer = await spendCall(caller, tokenTerms, clock, () => refresh(appOf(account), token));
  switch (answer.outcome) {
    case 'ok':
      return keep(login, answer.value, askedAt);
    case 'refused':
      return expire(login, clock());
    case 'limited':
    case 'unavailable':
      return answer;
    case 'unauthorized':
    case 'unknown':
    case 'malformed':
      return { outcome: 'unavailable', detail: `no token of their own: ${answer.detail}` };
  }
}

async function keep(login: OwnLogin, tokens: Tokens, askedAt: Date): Promise<AccessToken | Failure> {
  const { workspaceId, accountId, agentId } = login;
  const tokenGeneration = login.tokenGeneration + 1;
  const kept = await prisma().ownLogin.updateMany({
    where: { workspaceId, accountId, agentId, tokenGeneration: login.tokenGeneration },
    data: { ...tokenColumns(workspaceId, tokens, askedAt), tokenGeneration },
  });
  return kept.count > 0 ? { accessToken: tokens.accessToken, tokenGeneration } : ofNoUse;
}

/** The columns of `own_login` that say who somebody is there and hold their tokens. */
export function loginColumns(workspaceId: string, { user, tokens }: BroughtLogin, now: Date) {
  return { userId: user.id, userName: user.name, ...tokenColumns(workspaceId, tokens, now) };
}

/** The columns of `own_login` that hold a pair of tokens. */
function tokenColumns(workspaceId: string, tokens: Tokens, askedAt: Date) {
  const { accessToken, accessTokenLife, refreshToken, refreshTokenLife } = tokens;
  return {
    accessTokenSealed: sealLoginSecret(workspaceId, 'access_token_sealed', accessToken),
    accessTokenExpiresAt: after(askedAt, accessTokenLife),
    refreshTokenSealed: refreshToken && sealLoginSecret(workspaceId, 'refresh_token_sealed', refreshToken),
    refreshTokenExpiresAt: refreshTokenLife === null ? null : after(askedAt, refreshTokenLife),
  };
}

/**
 * Gives an own login, whose agent has just signed in by it, the tokens that came of that: it lives on without being linked anew. In
 * the account's turn, so that nobody renews by the former ones meanwhile.
 *
 * @returns the access token that nobody uses any more: the former one, or the new one where the login is another by now
 */
export async function freshenOwnLogin(login: OwnLogin, brought: BroughtLogin, now: Date): Promise<string> {
  const ended = await inTurn(login, () => replaceTokens(login, brought, now));
  return 'unused' in ended ? ended.unused : brought.tokens.accessToken;
}

function replaceTokens(
  login: OwnLogin,
  { user, tokens }: BroughtLogin,
  now: Date,
): Promise<{ unused: string }> {
  const { workspaceId, accountId, agentId } = login;
  const key = { workspaceId, accountId, agentId };
  return inTransaction(async (tx) => {
    const former = await tx.prisma.ownLogin.findFirst({ where: { ...key, userId: user.id } });
    if (!former) return { unused: tokens.accessToken };
    const { tokenGeneration, state, accessTokenSealed } = former;
    const data = { state: 'linked', expiredAt: null, tokenGeneration: tokenGeneration + 1 } as const;
    const replaced = await tx.prisma.ownLogin.updateMany({
      where: { ...key, tokenGeneration },
      data: { ...data, ...tokenColumns(workspaceId, tokens, now) },
    });
    if (replaced.count === 0) return { unused: tokens.accessToken };
    if (state === 'expired') tellOwner(tx, key);
    return { unused: unsealLoginSecret(workspaceId, 'access_token_sealed', accessTokenSealed) };
  });
}

async function expire(login: OwnLogin, now: Date): Promise<Failure> {
  await inTransaction((tx) => expireOwnLogin(tx, login, now));
  return ofNoUse;
}

function keyOf({ workspaceId, id: accountId }: Account, agentId: string) {
  return { workspaceId, accountId, agentId };
}
