import 'server-only';
import { deliveryQuery, deliveryReplay, newWebhook, webhookChange } from '@/lib/contract/outgoing-webhook';
import { changeWebhook } from '../commands/change-webhook';
import { makeWebhook } from '../commands/make-webhook';
import { removeWebhook } from '../commands/remove-webhook';
import { renewWebhookSecret } from '../commands/renew-webhook-secret';
import { replayWebhook } from '../commands/replay-webhook';
import { testWebhook } from '../commands/test-webhook';
import { decodeCursor } from '../queries/cursor';
import { getOwnWebhook, listOutgoingWebhooks } from '../queries/list-outgoing-webhooks';
import { getWebhookDelivery, listWebhookDeliveries } from '../queries/list-webhook-deliveries';
import { json, noContent } from './answer';
import { route } from './handle';
import { idParams } from './params';

const one = { access: 'manage-settings', params: idParams } as const;

/** `GET /api/outgoing-webhooks` */
export const list = route({ access: 'manage-settings' }, async ({ viewer }) =>
  json({ webhooks: await listOutgoingWebhooks(viewer.workspaceId) }),
);

/** `POST /api/outgoing-webhooks` */
export const make = route({ access: 'manage-settings', body: newWebhook }, async ({ viewer, body }) =>
  json(await makeWebhook(viewer, body, new Date()), 201),
);

/** `PATCH /api/outgoing-webhooks/:id` */
export const change = route({ ...one, body: webhookChange }, async ({ viewer, params, body }) =>
  json(await changeWebhook(viewer, params.id, body, new Date())),
);

/** `DELETE /api/outgoing-webhooks/:id` */
export const remove = route(one, async ({ viewer, params }) => {
  await removeWebhook(viewer, params.id, new Date());
  return noContent();
});

/** `POST /api/outgoing-webhooks/:id/secret` */
export const renewSecret = route(one, async ({ viewer, params }) =>
  json(await renewWebhookSecret(viewer, params.id, new Date()), 201),
);

/** `POST /api/outgoing-webhooks/:id/test` */
export const test = route(one, async ({ viewer, params }) =>
  json({ id: await testWebhook(viewer, params.id, new Date()) }, 201),
);

/** `POST /api/outgoing-webhooks/:id/replay` */
export const replay = route({ ...one, body: deliveryReplay }, async ({ viewer, params, body }) =>
  json({ count: await replayWebhook(viewer, params.id, body, new Date()) }),
);

/** `GET /api/outgoing-webhooks/:id/deliveries` */
export const deliveries = route({ ...one, query: deliveryQuery }, async ({ viewer, params, query }) => {
  const { id: webhookId } = await getOwnWebhook(viewer.workspaceId, params.id);
  const after = query.cursor === undefined ? null : decodeCursor(query.cursor);
  const wanted = { webhookId, state: query.state ?? null };
  return json(await listWebhookDeliveries(viewer.workspaceId, wanted, after));
});

/** `GET /api/webhook-deliveries/:id` */
export const delivery = route(one, async ({ viewer, params }) =>
  json(await getWebhookDelivery(viewer.workspaceId, params.id)),
);
