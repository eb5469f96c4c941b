import 'server-only';
import type { DefaultLanguage } from '@/lib/domain/language';
import { database, inTransaction } from '../db';
import { resetLetter } from '../mail/letters';
import { sendMail } from '../mail/send-mail';
import type { Jobs } from '../queue';
import { hashOfSecret, randomSecret } from '../secrets';
import { noteWorkspaceActivity } from '../writes/note-activity';

/** A mailbox is read by others sooner or later. */
const GOOD_FOR = 60 * 60_000;
/**
 * No second mail within so many milliseconds. The link that lies there is good for far longer, so that whoever asks in
 * another's name can neither fill their mailbox nor keep them out.
 */
const BETWEEN_MAILS = 10 * 60_000;
/** Whoever asked longer ago has asked again, or not waited. */
const LATEST = 60 * 60_000;

/**
 * Mails somebody a link to a new password. Their own mailbox alone gets it, so that also who belongs to several workspaces may
 * have one. A try that fails is made again by the queue, with another link: no job and no row holds one.
 *
 * @throws where the mail server does not take it now
 */
export async function mailPasswordReset(
  { email, askedAt }: Jobs['mail-password-reset'],
  now: Date,
): Promise<void> {
  if (now.getTime() - Date.parse(askedAt) > LATEST) return;
  const owner = await findOwner(email, new Date(now.getTime() - BETWEEN_MAILS));
  if (!owner) return;
  const { workspaceId, agentId, name, language } = owner;
  const secret = randomSecret();
  const expiresAt = new Date(now.getTime() + GOOD_FOR);
  const link = { secretHash: hashOfSecret(secret), expiresAt, mailedAt: null };
  const key = { workspaceId, agentId, isMailed: true };
  const where = { workspaceId_agentId_isMailed: key };
  await inTransaction((tx) =>
    tx.prisma.passwordReset.upsert({ where, create: { ...link, ...key }, update: link }),
  );
  await sendMail({
    to: { name, address: email },
    ...resetLetter({ name, language, token: `${workspaceId}.${secret}` }),
  });
  await inTransaction(async (tx) => {
    await tx.prisma.passwordReset.updateMany({
      where: { ...key, secretHash: link.secretHash },
      data: { mailedAt: now },
    });
    await noteWorkspaceActivity(tx, { workspaceId, agentId }, { kind: 'password-reset-mailed' }, now);
  });
}

interface Owner {
  workspaceId: string;
  agentId: string;
  name: string;
  language: DefaultLanguage;
}

/** Whoever signs in with this address and has had no mail since; in one of their workspaces, whichever. */
async function findOwner(email: string, since: Date): Promise<Owner | undefined> {
  const [found] = await database.rows<Owner>(
    `SELECT membership.workspace_id AS "workspaceId", agent.id AS "agentId", agent.name,
       workspace.default_language AS language
     FROM agent JOIN membership ON membership.agent_id = agent.id AND membership.deactivated_at IS NULL
     JOIN workspace ON workspace.id = membership.workspace_id
     WHERE agent.email = $1 AND agent.deactivated_at IS NULL AND NOT EXISTS (
       SELECT FROM password_reset AS reset
       WHERE reset.agent_id = agent.id AND reset.is_mailed AND reset.mailed_at > $2::timestamptz)
     ORDER BY membership.created_at, membership.workspace_id
     LIMIT 1`,
    [email, since.toISOString()],
  );
  return found;
}
