import 'server-only';
import { intakeExportQuery, intakeQuery, intakeReplay } from '@/lib/contract/intake';
import { exportIntake } from '../commands/export-intake';
import { replayEvents } from '../commands/replay-events';
import { revealEvent } from '../commands/reveal-event';
import { decodeCursor } from '../queries/cursor';
import { listIntake } from '../queries/list-intake';
import { json } from './answer';
import { exportFile } from './export-file';
import { route } from './handle';
import { idParams } from './params';

/** `GET /api/intake` */
export const list = route({ access: 'manage-settings', query: intakeQuery }, async ({ viewer, query }) => {
  const { cursor, ...filter } = query;
  const after = cursor === undefined ? null : decodeCursor(cursor);
  return json(await listIntake(viewer.workspaceId, filter, after));
});

/** `GET /api/intake/:id` */
export const reveal = route({ access: 'manage-settings', params: idParams }, async ({ viewer, params }) =>
  json(await revealEvent(viewer, params.id)),
);

/** `POST /api/intake/replay` */
export const replay = route({ access: 'manage-settings', body: intakeReplay }, async ({ viewer, body }) =>
  json({ count: await replayEvents(viewer, body, new Date()) }),
);

/** `GET /api/intake/export` */
export const exportAll = route(
  { access: 'manage-settings', query: intakeExportQuery },
  async ({ viewer, query: { form, ...filter } }) =>
    exportFile({
      form,
      name: 'intake',
      columns: [
        ...(['receivedAt', 'fate', 'reason', 'contentId', 'accountId', 'channelId'] as const),
        ...(['conversationId', 'failures', 'replayedAt', 'id', 'payload'] as const),
      ],
      rows: await exportIntake(viewer, filter, form, new Date()),
    }),
);
