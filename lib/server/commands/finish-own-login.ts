import 'server-only';
import type { ErrandEnd } from '@/lib/contract/own-login';
import type { Viewer } from '@/lib/domain/permission';
import type { Account, LoginErrand } from '@/prisma/generated/client';
import { appOf, loadAccount, refOf, tokenTerms } from '../account/access-token';
import { spendCall } from '../account/call-budget';
import { type Clock, clockFrom } from '../account/clock';
import { unsealLoginSecret } from '../account/credentials';
import { loginColumns } from '../account/own-login';
import { inTransaction } from '../db';
import { log } from '../log';
import type { Answer } from '../ringcentral/answer';
import { type PlatformUser, readPlatformUser } from '../ringcentral/extensions';
import { type Tokens, tradeCode } from '../ringcentral/oauth';
import { hashOfSecret } from '../secrets';
import { linkOwnLogin } from '../writes/link-own-login';

/** Milliseconds somebody may take at the platform's page. */
const PATIENCE = 10 * 60_000;

/** What an agent comes back from RingCentral with. */
interface Return {
  /** The random value they were sent with. */
  state: string;
  /** Null when they did not allow it. */
  code: string | null;
  /** As they were sent with. */
  redirectUri: string;
}

/**
 * Links the RingCentral login an agent comes back with: from now on the platform takes them for the author of what they
 * write. Each errand ends with the first return, whoever comes; one that is not this agent's own is as one that never was.
 *
 * @returns how it ended; nothing is thrown, since the browser shows a page and not an answer
 */
export async function finishOwnLogin(viewer: Viewer, back: Return, now: Date): Promise<ErrandEnd> {
  const errand = await takeErrand(viewer, back.state);
  if (!errand || now.getTime() - errand.startedAt.getTime() > PATIENCE) return 'late';
  if (back.code === null) return 'denied';
  const { workspaceId, agentId, accountId } = errand;
  const account = await loadAccount({ workspaceId, accountId });
  const clock = clockFrom(now);
  const caller = { ...refOf(account), loginOf: agentId };
  const verifier = unsealLoginSecret(workspaceId, 'verifier_sealed', errand.verifierSealed);
  const grant = { code: back.code, redirectUri: back.redirectUri, verifier };
  const traded = await spendCall(caller, tokenTerms, clock, () => tradeCode(appOf(account), grant));
  const user = traded.outcome === 'ok' ? await findUser(account, traded.value, { agentId, clock }) : null;
  if (traded.outcome !== 'ok' || !user) {
    log().warn({ workspaceId, accountId, outcome: traded.outcome }, 'an own login could not be linked');
    return isForNow(traded) ? 'busy' : 'failed';
  }
  const columns = loginColumns(workspaceId, { user, tokens: traded.value }, now);
  await inTransaction((tx) => linkOwnLogin(tx, errand, columns, now));
  return 'linked';
}

/** Nothing is wrong with what they brought; asked a little later, it would have been taken. */
function isForNow({ outcome }: Answer<unknown>): boolean {
  return outcome === 'limited' || outcome === 'unavailable';
}

function takeErrand({ workspaceId, agentId }: Viewer, state: string): Promise<LoginErrand | null> {
  return inTransaction(async (tx) => {
    const where = { workspaceId, agentId, stateHash: hashOfSecret(state) };
    const errand = await tx.prisma.loginErrand.findFirst({ where });
    if (errand) await tx.prisma.loginErrand.deleteMany({ where });
    return errand;
  });
}

/** Who signed in there. The app may lack the right to read names: the number alone is enough. */
async function findUser(
  account: Account,
  { accessToken, userId }: Tokens,
  { agentId, clock }: { agentId: string; clock: Clock },
): Promise<PlatformUser | null> {
  const { serverUrl, basePath, generation } = account;
  const caller = { ...refOf(account), loginOf: agentId };
  const answer = await spendCall(caller, { group: 'light', priority: 'send' }, clock, () =>
    readPlatformUser({ serverUrl, basePath, generation, accessToken }, '~'),
  );
  if (answer.outcome === 'ok') return answer.value;
  return userId === null ? null : { id: userId, name: null };
}
