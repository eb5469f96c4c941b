import 'server-only';
import type { Viewer } from '@/lib/domain/permission';
import { inTransaction } from '../db';
import { AppError, notFound } from '../errors';
import { worksElsewhere } from '../queries/find-password-reset';
import { findAgent } from '../queries/list-agents';
import { hashOfSecret, randomSecret } from '../secrets';
import { noteWorkspaceActivity } from '../writes/note-activity';

/** Somebody waits for it, so that it need not be good for longer. */
const HOURS = 24;

/**
 * Makes a link with which a colleague chooses a new password, once. The old one holds until then. A former link is worth
 * nothing any more.
 *
 * @returns what stands at the end of the link: only its hash is kept, so it cannot be shown again
 * @throws AppError `not-found`; `state-refused` with `details.reason` `works-elsewhere`: of somebody who belongs to another
 * workspace too, an admin of one must not take over the sign-in
 */
export async function offerPasswordReset(viewer: Viewer, subjectId: string, now: Date): Promise<string> {
  const { workspaceId, agentId: offeredById } = viewer;
  const secret = randomSecret();
  const expiresAt = new Date(now.getTime() + HOURS * 60 * 60_000);
  const offer = { secretHash: hashOfSecret(secret), offeredById, expiresAt };
  await inTransaction(async (tx) => {
    const subject = await findAgent(tx, workspaceId, subjectId);
    if (!subject?.isActive) throw notFound('agent');
    if (await worksElsewhere(tx, workspaceId, subjectId)) {
      throw new AppError('state-refused', 'They belong to another workspace too.', {
        reason: 'works-elsewhere',
      });
    }
    await tx.prisma.passwordReset.upsert({
      where: { workspaceId_agentId_isMailed: { workspaceId, agentId: subjectId, isMailed: false } },
      create: { ...offer, workspaceId, agentId: subjectId },
      update: offer,
    });
    await noteWorkspaceActivity(tx, viewer, { kind: 'password-reset-offered', subjectId }, now);
  });
  return `${workspaceId}.${secret}`;
}
