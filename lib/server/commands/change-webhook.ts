import 'server-only';
import type { OutgoingWebhook, WebhookChange } from '@/lib/contract/outgoing-webhook';
import type { Viewer } from '@/lib/domain/permission';
import { inTransaction } from '../db';
import { appendToFeed } from '../feed/append';
import { getOutgoingWebhook } from '../queries/list-outgoing-webhooks';
import { enqueue } from '../queue';
import { requireVersion } from '../writes/changed-since';
import { noteWorkspaceActivity } from '../writes/note-activity';
import { webhookFields } from '../writes/webhook-fields';

/** Somewhere else, or somewhere mended: whatever was wrong before says nothing about it. */
const begunAnew = { failures: 0, failingSince: null, waitUntil: null };

/**
 * Changes what a webhook tells and whom, or lets it rest. While it rests everything is written down and sent later, as long
 * as that is worth anything (KEEP_TRYING).
 *
 * @throws AppError `bad-request`, `not-found` (writes/webhook-fields.ts); `state-refused` with `changed-since`
 */
export async function changeWebhook(
  viewer: Viewer,
  id: string,
  change: WebhookChange,
  now: Date,
): Promise<OutgoingWebhook> {
  const { workspaceId } = viewer;
  const { isResting, expectedVersion, ...wanted } = change;
  return inTransaction(async (tx) => {
    const before = await getOutgoingWebhook(tx, workspaceId, id);
    const fields = await webhookFields(tx, viewer, wanted);
    const { version, name } = await tx.prisma.outgoingWebhook.update({
      where: { workspaceId_id: { workspaceId, id } },
      data: {
        ...fields,
        ...(isResting !== undefined && { rest: isResting ? 'by-hand' : null }),
        ...((isResting === false || (fields.url ?? before.url) !== before.url) && begunAnew),
        version: { increment: 1 },
      },
    });
    requireVersion(version - 1, expectedVersion);
    await noteWorkspaceActivity(
      tx,
      viewer,
      { kind: 'webhook-changed', name, isResting: isResting ?? null },
      now,
    );
    enqueue(tx, 'send-webhooks', { workspaceId, webhookId: id });
    appendToFeed(tx, workspaceId, { type: 'settings.changed' });
    return getOutgoingWebhook(tx, workspaceId, id);
  });
}
