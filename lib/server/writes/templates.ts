import 'server-only';
import type { Template } from '@/lib/contract/template';
import type { Viewer } from '@/lib/domain/permission';
import { takesTemplates } from '@/lib/domain/template-policy';
import type { Transaction } from '../db';
import { AppError, notFound } from '../errors';
import { getChannel } from '../queries/list-channels';
import { TEMPLATE_COLUMNS } from '../queries/list-templates';

/** Where a template is kept. */
export interface TemplatePlace {
  channelId: string;
  id: string;
}

/** @throws AppError `not-found` for a channel; `bad-request` for one that takes no templates */
export async function requireTemplateChannel(tx: Transaction, viewer: Viewer, channelId: string) {
  const { type } = await getChannel(tx, viewer, channelId);
  if (!takesTemplates(type))
    throw new AppError('bad-request', `${type} takes no templates.`, { field: 'id' });
}

/**
 * A template that is about to change, locked.
 *
 * @throws AppError `not-found`
 */
export async function lockTemplate(
  tx: Transaction,
  workspaceId: string,
  { channelId, id }: TemplatePlace,
): Promise<Template> {
  const [found] = await tx.rows<Template>(
    `SELECT ${TEMPLATE_COLUMNS} FROM template
     WHERE workspace_id = $1::uuid AND channel_id = $2::uuid AND id = $3::uuid FOR UPDATE`,
    [workspaceId, channelId, id],
  );
  if (!found) throw notFound('template');
  return found;
}
