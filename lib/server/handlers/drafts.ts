import 'server-only';
import { z } from 'zod';
import { draftChange, draftRemoval } from '@/lib/contract/draft';
import { BODY_MAX_BYTES } from '@/lib/contract/message';
import { type DraftPlace, placeNamed } from '@/lib/domain/draft';
import { removeDraft } from '../commands/remove-draft';
import { saveDraft } from '../commands/save-draft';
import { getConversation } from '../queries/get-conversation';
import { listDrafts } from '../queries/list-drafts';
import { route } from './handle';
import { idParams } from './params';

/** `/…/[id]/drafts/[place]` */
const placeParams = z.object({
  id: z.uuid(),
  place: z.string().transform((name, context): DraftPlace => {
    const place = placeNamed(name);
    if (place && (place.answers === null || z.uuid().safeParse(place.answers).success)) return place;
    context.addIssue('No such place.');
    return z.NEVER;
  }),
});

/** `GET /api/conversations/:id/drafts`: the viewer's own. */
export const list = route({ access: 'signed-in', params: idParams }, async ({ viewer, params }) => {
  await getConversation(viewer, params.id);
  return Response.json({ drafts: await listDrafts(viewer, params.id) });
});

/** `PUT /api/conversations/:id/drafts/:place` */
export const save = route(
  { access: 'signed-in', params: placeParams, body: draftChange, maxBodyBytes: 2 * BODY_MAX_BYTES },
  async ({ viewer, params: { id: conversationId, place }, body }) =>
    Response.json(await saveDraft(viewer, { ...body, conversationId, place }, new Date())),
);

/** `DELETE /api/conversations/:id/drafts/:place?revision=` */
export const remove = route(
  { access: 'signed-in', params: placeParams, query: draftRemoval },
  async ({ viewer, params: { id, place }, query }) => {
    await removeDraft(viewer, id, place, Number(query.revision));
    return new Response(null, { status: 204 });
  },
);
