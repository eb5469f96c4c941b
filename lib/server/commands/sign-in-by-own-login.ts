import 'server-only';
import { database, inTransaction } from '../db';
import { AppError } from '../errors';
import { findEntrant } from '../queries/find-entrant';
import { beginSession, type SignInPlace } from '../writes/begin-session';
import { requireAtWork } from '../writes/require-at-work';

/** Who somebody is at the platform. */
export interface PlatformIdentity {
  serverUrl: string;
  /** The platform's id of the user. */
  userId: string;
}

/**
 * Begins a session of whoever has linked this login of the platform to speak by it. Linking shows that the login is theirs, since it
 * is done signed in, at the platform's own page; an e-mail there says nothing, since the platform does not tell whether it is verified.
 *
 * @throws AppError `not-found` where nobody has linked it, or several people have and it tells none of them; `workspace-suspended`
 */
export async function signInByOwnLogin(
  identity: PlatformIdentity,
  place: SignInPlace,
  now: Date,
): Promise<{ agentId: string; token: string }> {
  const agentId = await findOwner(identity);
  const found = agentId === null ? undefined : await findEntrant({ agentId });
  if (!found) throw new AppError('not-found', 'Nobody has linked this login.');
  requireAtWork(found);
  const token = await inTransaction((tx) => beginSession(tx, found, place, now));
  return { agentId: found.agentId, token };
}

/** By the server as well: another one may call somebody else by the same id. */
async function findOwner({ serverUrl, userId }: PlatformIdentity): Promise<string | null> {
  const owners = await database.rows<{ agentId: string }>(
    `SELECT DISTINCT login.agent_id AS "agentId" FROM own_login AS login
     JOIN account ON account.workspace_id = login.workspace_id AND account.id = login.account_id
     WHERE account.server_url = $1 AND login.user_id = $2`,
    [serverUrl, userId],
  );
  const [only, ...others] = owners;
  return only && others.length === 0 ? only.agentId : null;
}
