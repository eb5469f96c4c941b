import 'server-only';
import { z } from 'zod';
import type { ConnectResult } from '@/lib/contract/connect';
import type { Viewer } from '@/lib/domain/permission';
import type { ConnectErrand } from '@/prisma/generated/client';
import { unsealSecret } from '../account/credentials';
import { newAccountColumns } from '../account/new-account';
import { newSignInColumns } from '../account/new-sign-in';
import { check, signInFault } from '../account/try-account';
import { type TriedSignIn, tryTokens } from '../account/try-tokens';
import { database, inTransaction, type Transaction } from '../db';
import { env } from '../env';
import { getAccount } from '../queries/get-account';
import type { App } from '../ringcentral/app';
import { tradeCode } from '../ringcentral/oauth';
import { hashOfSecret } from '../secrets';
import { isConnected, keepNewAccount, keepSignIn } from '../writes/keep-sign-in';

/** Milliseconds an admin may take at the platform's page. */
const PATIENCE = 10 * 60_000;

/** What an admin comes back from RingCentral with. */
interface Return {
  state: string;
  /** Null when they did not allow it. */
  code: string | null;
  /** As they were sent with. */
  redirectUri: string;
}

/** As ./begin-consent sealed it. */
const given = z.object({
  serverUrl: z.string(),
  clientId: z.string(),
  /** Null: the deployment's app. */
  clientSecret: z.string().nullable(),
  name: z.string().default(''),
  basePath: z.string().optional(),
  generation: z.enum(['undetected', 'source', 'channel']).default('undetected'),
  eventFilters: z.array(z.string()).default([]),
});
type Given = z.infer<typeof given>;

/**
 * Connects the account an admin has consented to, or signs it in again, after everything was tried. Each errand ends with
 * the first return, whoever comes.
 *
 * @returns what was tried; with the account when nothing was gravely wrong
 */
export async function finishConsent(viewer: Viewer, back: Return, now: Date): Promise<ConnectResult> {
  const errand = await takeErrand(viewer, back.state);
  if (!errand || now.getTime() - errand.startedAt.getTime() > PATIENCE) return ended('consent-late');
  if (back.code === null) return ended('consent-denied');
  const { workspaceId } = viewer;
  const wanted = given.parse(JSON.parse(unsealSecret(workspaceId, 'given_sealed', errand.givenSealed)));
  const verifier = unsealSecret(workspaceId, 'verifier_sealed', errand.verifierSealed);
  const app = appFrom(wanted);
  const traded = await tradeCode(app, { code: back.code, redirectUri: back.redirectUri, verifier });
  if (traded.outcome !== 'ok') return { checks: [signInFault(traded, 'code')], account: null };
  const tried = await tryTokens({ ...wanted, app }, traded.value);
  const accountId = await keep(viewer, { errand, wanted, app, tried, now });
  if (tried.tokens === null) return { checks: tried.checks, account: null };
  if (accountId === null) return ended('already-connected');
  return { checks: tried.checks, account: await getAccount(database, { workspaceId, accountId }) };
}

/** Where the deployment's app was taken away meanwhile, the platform says that the code is of no use. */
function appFrom({ serverUrl, clientId, clientSecret }: Given): App {
  return { serverUrl, clientId, clientSecret: clientSecret ?? env().deploymentApp?.clientSecret ?? '' };
}

function ended(fault: 'consent-late' | 'consent-denied' | 'already-connected'): ConnectResult {
  return { checks: [check('sign-in', fault)], account: null };
}

function takeErrand({ workspaceId, agentId }: Viewer, state: string): Promise<ConnectErrand | null> {
  return inTransaction(async (tx) => {
    const where = { workspaceId, agentId, stateHash: hashOfSecret(state) };
    const errand = await tx.prisma.connectErrand.findFirst({ where });
    if (errand) await tx.prisma.connectErrand.deleteMany({ where });
    return errand;
  });
}

interface Tried {
  errand: ConnectErrand;
  wanted: Given;
  app: App;
  tried: TriedSignIn;
  now: Date;
}

/** @returns the account; null when it is connected already, or must not be */
function keep(viewer: Viewer, { errand, wanted, app, tried, now }: Tried): Promise<string | null> {
  const { workspaceId } = viewer;
  const { tokens, user } = tried;
  return inTransaction(async (tx) => {
    if (tokens === null) return null;
    const { accountId } = errand;
    if (await isConnected(tx, workspaceId, { ...wanted, userId: user?.id ?? null }, accountId)) return null;
    const signIn = { app, tokens, user, now };
    const name = wanted.name || (await nameOf(tx, workspaceId));
    const entered = { ...wanted, name, jwt: null };
    if (accountId === null) {
      return keepNewAccount(tx, viewer, newAccountColumns(workspaceId, entered, signIn), now);
    }
    const columns = newSignInColumns(workspaceId, entered, signIn);
    await keepSignIn(tx, viewer, { accountId, columns }, now);
    return accountId;
  });
}

/** Of the workspace, where nobody was asked for a name. */
async function nameOf(tx: Transaction, workspaceId: string): Promise<string> {
  return (await tx.prisma.workspace.findUniqueOrThrow({ where: { id: workspaceId } })).name;
}
