import 'server-only';
import { cannedReplyDraft } from '@/lib/contract/canned-reply';
import { removeCannedReply } from '../commands/remove-canned-reply';
import { saveCannedReply } from '../commands/save-canned-reply';
import { listCannedReplies } from '../queries/list-canned-replies';
import { json, noContent } from './answer';
import { route } from './handle';
import { idParams } from './params';

/** `GET /api/canned-replies` */
export const readCannedReplies = route({ access: 'signed-in' }, async ({ viewer }) =>
  json({ cannedReplies: await listCannedReplies(viewer) }),
);

/** `POST /api/canned-replies` */
export const createCannedReply = route(
  { access: 'signed-in', body: cannedReplyDraft },
  async ({ viewer, body }) => json(await saveCannedReply(viewer, null, body, new Date()), 201),
);

/** `PUT /api/canned-replies/:id` */
export const replaceCannedReply = route(
  { access: 'signed-in', params: idParams, body: cannedReplyDraft },
  async ({ viewer, params, body }) => json(await saveCannedReply(viewer, params.id, body, new Date())),
);

/** `DELETE /api/canned-replies/:id` */
export const deleteCannedReply = route(
  { access: 'signed-in', params: idParams },
  async ({ viewer, params }) => {
    await removeCannedReply(viewer, params.id, new Date());
    return noContent();
  },
);
