import 'server-only';
import { entryQuery } from '@/lib/contract/entry';
import { getConversation } from '../queries/get-conversation';
import { listEntries } from '../queries/list-entries';
import { json } from './answer';
import { route } from './handle';
import { idParams } from './params';

/** `GET /api/conversations/:id/entries` */
export const list = route(
  { access: 'signed-in', params: idParams, query: entryQuery },
  async ({ viewer, params, query }) => {
    const { conversation } = await getConversation(viewer, params.id);
    const place = { workspaceId: viewer.workspaceId, id: params.id, audience: conversation.audience };
    return json(await listEntries(place, query.since ?? null));
  },
);
