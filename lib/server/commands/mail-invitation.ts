import 'server-only';
import type { DefaultLanguage } from '@/lib/domain/language';
import { database, inTransaction } from '../db';
import { appendToFeed } from '../feed/append';
import { invitationLetter } from '../mail/letters';
import { sendMail } from '../mail/send-mail';
import type { Jobs } from '../queue';
import { unseal } from '../secrets';

interface Unmailed {
  email: string;
  name: string;
  workspaceName: string;
  invitedBy: string | null;
  sealed: string;
  language: DefaultLanguage;
}

/**
 * Mails the link of an invitation to whom it is for, unless it was mailed, used or withdrawn meanwhile. The link is kept, sealed,
 * no longer than that; whether the mail was taken stays with the invitation. Nothing is noted: that they were invited is.
 *
 * @throws where the mail server does not take it now; the queue tries again
 */
export async function mailInvitation(
  { workspaceId, invitationId: id }: Jobs['mail-invitation'],
  now: Date,
): Promise<void> {
  const [found] = await database.rows<Unmailed>(
    `SELECT invitation.email, invitation.name, workspace.name AS "workspaceName",
       workspace.default_language AS language, agent.name AS "invitedBy",
       invitation.secret_sealed AS sealed
     FROM invitation JOIN workspace ON workspace.id = invitation.workspace_id
     LEFT JOIN agent ON agent.id = invitation.invited_by_id
     WHERE invitation.workspace_id = $1::uuid AND invitation.id = $2::uuid AND invitation.secret_sealed IS NOT NULL
       AND invitation.expires_at > $3::timestamptz`,
    [workspaceId, id, now.toISOString()],
  );
  if (!found) return;
  const { email, name, sealed, ...about } = found;
  const secret = unseal(sealed, { table: 'invitation', column: 'secret_sealed', workspaceId });
  const letter = invitationLetter({ ...about, token: `${workspaceId}.${secret}` });
  const isTaken = await sendMail({ to: { name, address: email }, ...letter });
  await inTransaction(async (tx) => {
    await tx.prisma.invitation.updateMany({
      // A newer link has a mail of its own to wait for.
      where: { workspaceId, id, secretSealed: sealed },
      data: { secretSealed: null, ...(isTaken ? { mailedAt: now } : { mailRefusedAt: now }) },
    });
    appendToFeed(tx, workspaceId, { type: 'settings.changed' });
  });
}
