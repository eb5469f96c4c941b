import 'server-only';
import { randomUUID } from 'node:crypto';
import type { Template, TemplateDraft } from '@/lib/contract/template';
import type { Viewer } from '@/lib/domain/permission';
import { inTransaction } from '../db';
import { appendToFeed } from '../feed/append';
import { requireVersion } from '../writes/changed-since';
import { noteWorkspaceActivity } from '../writes/note-activity';
import { lockTemplate, requireTemplateChannel } from '../writes/templates';
import { unlessTaken } from '../writes/unless-taken';

/**
 * Enters a template into the catalogue of a channel, or puts another in the place of one.
 *
 * @param place its id is null for a new one
 * @throws AppError `not-found`; `bad-request` for a channel that takes none; `already-taken` with `details.field` `name`;
 * `state-refused` with `details.reason` `changed-since`
 */
export async function saveTemplate(
  viewer: Viewer,
  { channelId, id }: { channelId: string; id: string | null },
  { expectedVersion, ...draft }: TemplateDraft,
  now: Date,
): Promise<Template> {
  const { workspaceId } = viewer;
  return inTransaction(async (tx) => {
    await requireTemplateChannel(tx, viewer, channelId);
    const replaced = id === null ? null : await lockTemplate(tx, workspaceId, { channelId, id });
    if (replaced) requireVersion(replaced.version, expectedVersion);
    const saved = {
      ...draft,
      id: replaced?.id ?? randomUUID(),
      version: (replaced?.version ?? 0) + 1,
      channelId,
    };
    await unlessTaken('name', () =>
      tx.prisma.template.upsert({
        where: { workspaceId_id: { workspaceId, id: saved.id } },
        create: { workspaceId, ...saved },
        update: saved,
      }),
    );
    const { name, language } = saved;
    await noteWorkspaceActivity(tx, viewer, { kind: 'template-saved', channelId, name, language }, now);
    appendToFeed(tx, workspaceId, { type: 'settings.changed' });
    return saved;
  });
}
