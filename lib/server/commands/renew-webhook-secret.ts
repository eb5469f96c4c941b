import 'server-only';
import type { MadeWebhook } from '@/lib/contract/outgoing-webhook';
import type { Viewer } from '@/lib/domain/permission';
import { inTransaction } from '../db';
import { notFound } from '../errors';
import { appendToFeed } from '../feed/append';
import { getOutgoingWebhook } from '../queries/list-outgoing-webhooks';
import { newWebhookSecret, seal, unseal } from '../secrets';
import { webhookSecretPlace } from '../writes/claim-webhook-deliveries';
import { noteWorkspaceActivity } from '../writes/note-activity';

/** Milliseconds for which the secret before signs too: time enough to change it at the receiver. */
const BOTH_FOR = 24 * 60 * 60_000;

/**
 * Gives a webhook a new secret. For a day everything is signed with both.
 *
 * @returns with the new one: it is not shown again
 * @throws AppError `not-found`
 */
export async function renewWebhookSecret(viewer: Viewer, id: string, now: Date): Promise<MadeWebhook> {
  const { workspaceId } = viewer;
  const secret = newWebhookSecret();
  const place = (column: 'secret_sealed' | 'former_secret_sealed') => webhookSecretPlace(workspaceId, column);
  return inTransaction(async (tx) => {
    const [found] = await tx.rows<{ name: string; sealed: string }>(
      `SELECT name, secret_sealed AS sealed FROM outgoing_webhook
       WHERE workspace_id = $1::uuid AND id = $2::uuid FOR UPDATE`,
      [workspaceId, id],
    );
    if (!found) throw notFound('webhook');
    await tx.prisma.outgoingWebhook.update({
      where: { workspaceId_id: { workspaceId, id } },
      data: {
        secretSealed: seal(secret, place('secret_sealed')),
        formerSecretSealed: seal(unseal(found.sealed, place('secret_sealed')), place('former_secret_sealed')),
        formerUntil: new Date(now.getTime() + BOTH_FOR),
        version: { increment: 1 },
      },
    });
    await noteWorkspaceActivity(tx, viewer, { kind: 'webhook-secret-renewed', name: found.name }, now);
    appendToFeed(tx, workspaceId, { type: 'settings.changed' });
    return { webhook: await getOutgoingWebhook(tx, workspaceId, id), secret };
  });
}
