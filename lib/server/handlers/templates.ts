import 'server-only';
import { z } from 'zod';
import { templateDraft, templateImport } from '@/lib/contract/template';
import { importTemplates } from '../commands/import-templates';
import { removeTemplate } from '../commands/remove-template';
import { saveTemplate } from '../commands/save-template';
import { listTemplates } from '../queries/list-templates';
import { json, noContent } from './answer';
import { route } from './handle';
import { idParams } from './params';

const templateParams = idParams.extend({ templateId: z.uuid() });

/** `GET /api/channels/:id/templates` */
export const readTemplates = route({ access: 'signed-in', params: idParams }, async ({ viewer, params }) =>
  json({ templates: await listTemplates(viewer, params.id) }),
);

/** `POST /api/channels/:id/templates` */
export const createTemplate = route(
  { access: 'manage-settings', params: idParams, body: templateDraft },
  async ({ viewer, params, body }) =>
    json(await saveTemplate(viewer, { channelId: params.id, id: null }, body, new Date()), 201),
);

/** `PUT /api/channels/:id/templates` */
export const bringTemplates = route(
  { access: 'manage-settings', params: idParams, body: templateImport },
  async ({ viewer, params, body }) => json(await importTemplates(viewer, params.id, body, new Date())),
);

/** `PUT /api/channels/:id/templates/:templateId` */
export const replaceTemplate = route(
  { access: 'manage-settings', params: templateParams, body: templateDraft },
  async ({ viewer, params: { id: channelId, templateId: id }, body }) =>
    json(await saveTemplate(viewer, { channelId, id }, body, new Date())),
);

/** `DELETE /api/channels/:id/templates/:templateId` */
export const deleteTemplate = route(
  { access: 'manage-settings', params: templateParams },
  async ({ viewer, params: { id: channelId, templateId: id } }) => {
    await removeTemplate(viewer, { channelId, id }, new Date());
    return noContent();
  },
);
