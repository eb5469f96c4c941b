import 'server-only';
import type { Viewer } from '@/lib/domain/permission';
import { inTransaction } from '../db';
import { appendToFeed } from '../feed/append';
import { noteWorkspaceActivity } from '../writes/note-activity';
import { lockTemplate, type TemplatePlace } from '../writes/templates';

/**
 * Takes a template out of the catalogue of a channel. What was sent with it stays.
 *
 * @throws AppError `not-found`
 */
export async function removeTemplate(viewer: Viewer, place: TemplatePlace, now: Date): Promise<void> {
  const { workspaceId } = viewer;
  await inTransaction(async (tx) => {
    const { id, channelId, name, language } = await lockTemplate(tx, workspaceId, place);
    await tx.prisma.template.delete({ where: { workspaceId_id: { workspaceId, id } } });
    await noteWorkspaceActivity(tx, viewer, { kind: 'template-removed', channelId, name, language }, now);
    appendToFeed(tx, workspaceId, { type: 'settings.changed' });
  });
}
