import 'server-only';
import { viewDraft } from '@/lib/contract/saved-view';
import { removeView } from '../commands/remove-view';
import { saveView } from '../commands/save-view';
import { json, noContent } from './answer';
import { route } from './handle';
import { idParams } from './params';

/** `POST /api/views` */
export const createView = route({ access: 'signed-in', body: viewDraft }, async ({ viewer, body }) =>
  json(await saveView(viewer, null, body, new Date()), 201),
);

/** `PUT /api/views/:id` */
export const replaceView = route(
  { access: 'signed-in', params: idParams, body: viewDraft },
  async ({ viewer, params, body }) => json(await saveView(viewer, params.id, body, new Date())),
);

/** `DELETE /api/views/:id` */
export const deleteView = route({ access: 'signed-in', params: idParams }, async ({ viewer, params }) => {
  await removeView(viewer, params.id, new Date());
  return noContent();
});
