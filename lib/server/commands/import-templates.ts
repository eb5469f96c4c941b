import 'server-only';
import type { TemplateImport, TemplatesImported } from '@/lib/contract/template';
import type { Viewer } from '@/lib/domain/permission';
import { inTransaction } from '../db';
import { appendToFeed } from '../feed/append';
import { noteWorkspaceActivity } from '../writes/note-activity';
import { requireTemplateChannel } from '../writes/templates';

/**
 * Enters many templates into the catalogue of a channel. Those that it has get the new text; of two of one name and
 * language the later one holds. Doing it again changes nothing.
 *
 * @throws AppError `not-found`; `bad-request` for a channel that takes none
 */
export async function importTemplates(
  viewer: Viewer,
  channelId: string,
  { templates }: TemplateImport,
  now: Date,
): Promise<TemplatesImported> {
  const { workspaceId } = viewer;
  const wanted = [...new Map(templates.map((each) => [`${each.name} ${each.language}`, each])).values()];
  return inTransaction(async (tx) => {
    await requireTemplateChannel(tx, viewer, channelId);
    const written = await tx.rows<{ isNew: boolean }>(UPSERT, [
      workspaceId,
      channelId,
      JSON.stringify(wanted),
    ]);
    const added = written.filter(({ isNew }) => isNew).length;
    const changed = written.length;
    if (changed > 0) {
      const done = { kind: 'templates-imported', channelId, added, replaced: changed - added } as const;
      await noteWorkspaceActivity(tx, viewer, done, now);
      appendToFeed(tx, workspaceId, { type: 'settings.changed' });
    }
    return { added, replaced: changed - added, unchanged: wanted.length - changed };
  });
}

/** In the order of their names, so that two imports at once wait for each other instead of both giving up. */
const UPSERT = `
  INSERT INTO template (workspace_id, id, channel_id, name, language, body)
  SELECT $1::uuid, gen_random_uuid(), $2::uuid, name, language, body
  FROM jsonb_to_recordset($3::jsonb) AS wanted(name text, language text, body text)
  ORDER BY name, language
  ON CONFLICT (workspace_id, channel_id, name, language) DO UPDATE
    SET body = EXCLUDED.body, version = template.version + 1
    WHERE template.body <> EXCLUDED.body
  RETURNING xmax = 0 AS "isNew"`;
