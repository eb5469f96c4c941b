import 'server-only';
import type { Viewer } from '@/lib/domain/permission';
import type { OwnLogin } from '@/prisma/generated/client';
import { appOf, loadAccount, refOf, tokenTerms } from '../account/access-token';
import { spendCall } from '../account/call-budget';
import { clockFrom } from '../account/clock';
import { unsealLoginSecret } from '../account/credentials';
import { inTransaction } from '../db';
import { log } from '../log';
import { revoke } from '../ringcentral/oauth';
import { noteWorkspaceActivity } from '../writes/note-activity';
import { tellOwner } from '../writes/own-logins';

/**
 * Takes an agent's own login out of Foyer, and ends it at the platform as far as that can be reached: what is not ended
 * there runs out by itself. Where there is none nothing happens.
 */
export async function unlinkOwnLogin(viewer: Viewer, accountId: string, now: Date): Promise<void> {
  const key = { workspaceId: viewer.workspaceId, accountId, agentId: viewer.agentId };
  const login = await inTransaction(async (tx) => {
    const found = await tx.prisma.ownLogin.findUnique({ where: { workspaceId_accountId_agentId: key } });
    if (!found) return null;
    await tx.prisma.ownLogin.deleteMany({ where: key });
    const what = { kind: 'own-login-unlinked', accountId, userId: found.userId } as const;
    await noteWorkspaceActivity(tx, viewer, what, now);
    tellOwner(tx, key);
    return found;
  });
  if (login) await endSession(login, now);
}

async function endSession(login: OwnLogin, now: Date): Promise<void> {
  const account = await loadAccount(login);
  const token = unsealLoginSecret(login.workspaceId, 'access_token_sealed', login.accessTokenSealed);
  const caller = { ...refOf(account), loginOf: login.agentId };
  const answer = await spendCall(caller, tokenTerms, clockFrom(now), () => revoke(appOf(account), token));
  if (answer.outcome !== 'ok') log().info({ outcome: answer.outcome }, 'an own login was not ended there');
}
