import 'server-only';
import { inTransaction } from '../db';
import { hashOfSecret } from '../secrets';

/**
 * Ends one session. Whoever still holds its cookie is signed out at the next request. Who has no other one in its
 * workspace is away from then on.
 *
 * @param token of the session; one that is unknown or over changes nothing
 */
export async function signOut(token: string, now: Date): Promise<void> {
  const tokenHash = hashOfSecret(token);
  await inTransaction(async (tx) => {
    await tx.rows(
      `UPDATE membership SET away_since = $2::timestamptz FROM session
       WHERE session.token_hash = $1 AND membership.workspace_id = session.workspace_id
         AND membership.agent_id = session.agent_id AND membership.away_since IS NULL AND NOT EXISTS (
           SELECT FROM session AS other WHERE other.token_hash <> $1
             AND other.workspace_id = session.workspace_id AND other.agent_id = session.agent_id)
       RETURNING membership.agent_id`,
      [tokenHash, now.toISOString()],
    );
    await tx.prisma.session.deleteMany({ where: { tokenHash } });
  });
}
