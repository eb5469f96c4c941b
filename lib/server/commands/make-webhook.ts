import 'server-only';
import { randomUUID } from 'node:crypto';
import type { MadeWebhook, NewWebhook } from '@/lib/contract/outgoing-webhook';
import type { Viewer } from '@/lib/domain/permission';
import { inTransaction } from '../db';
import { appendToFeed } from '../feed/append';
import { getOutgoingWebhook } from '../queries/list-outgoing-webhooks';
import { newWebhookSecret, seal } from '../secrets';
import { webhookSecretPlace } from '../writes/claim-webhook-deliveries';
import { noteWorkspaceActivity } from '../writes/note-activity';
import { webhookFields } from '../writes/webhook-fields';

/**
 * Makes a webhook: its receiver is told of what happens from now on.
 *
 * @returns with the secret that its receiver checks signatures by: it is not shown again
 * @throws AppError `bad-request`, `not-found` (writes/webhook-fields.ts)
 */
export async function makeWebhook(viewer: Viewer, wanted: NewWebhook, now: Date): Promise<MadeWebhook> {
  const { workspaceId } = viewer;
  const id = randomUUID();
  const secret = newWebhookSecret();
  return inTransaction(async (tx) => {
    const fields = await webhookFields(tx, viewer, wanted);
    const [counter] = await tx.rows<{ seq: number }>(
      `SELECT seq::int AS seq FROM feed_counter WHERE workspace_id = $1::uuid`,
      [workspaceId],
    );
    await tx.prisma.outgoingWebhook.create({
      data: {
        ...{ workspaceId, id, createdAt: now, name: wanted.name, url: wanted.url, everyChannel: true },
        ...fields,
        position: counter?.seq ?? 0,
        secretSealed: seal(secret, webhookSecretPlace(workspaceId, 'secret_sealed')),
      },
    });
    await noteWorkspaceActivity(tx, viewer, { kind: 'webhook-made', name: wanted.name }, now);
    appendToFeed(tx, workspaceId, { type: 'settings.changed' });
    return { webhook: await getOutgoingWebhook(tx, workspaceId, id), secret };
  });
}
