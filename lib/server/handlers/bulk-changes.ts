import 'server-only';
import { bulkItemsQuery, bulkRequest, bulkUndo } from '@/lib/contract/bulk-change';
import { beginBulkChange } from '../commands/begin-bulk-change';
import { cancelBulkChange } from '../commands/cancel-bulk-change';
import { undoBulkChange } from '../commands/undo-bulk-change';
import { listBulkItems } from '../queries/get-bulk-change';
import { json } from './answer';
import { route } from './handle';
import { idParams } from './params';

/** `POST /api/conversations/changes` */
export const begin = route({ access: 'signed-in', body: bulkRequest }, async ({ viewer, body }) =>
  json(await beginBulkChange(viewer, body, new Date()), 201),
);

/** `GET /api/conversations/changes/:id` */
export const listItems = route(
  { access: 'signed-in', params: idParams, query: bulkItemsQuery },
  async ({ viewer, params, query }) => json(await listBulkItems(viewer, params.id, query)),
);

/** `POST /api/conversations/changes/:id/undo` */
export const undo = route(
  { access: 'signed-in', params: idParams, body: bulkUndo },
  async ({ viewer, params, body }) => json(await undoBulkChange(viewer, params.id, body, new Date()), 201),
);

/** `POST /api/conversations/changes/:id/cancellation` */
export const cancel = route({ access: 'signed-in', params: idParams }, async ({ viewer, params }) =>
  json(await cancelBulkChange(viewer, params.id, new Date())),
);
