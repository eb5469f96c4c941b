import 'server-only';
import { type AuditEntry, auditExportQuery, auditQuery } from '@/lib/contract/audit';
import { exportAudit } from '../commands/export-audit';
import { decodeCursor } from '../queries/cursor';
import { listAudit } from '../queries/list-audit';
import { json } from './answer';
import { exportFile } from './export-file';
import { route } from './handle';

/** `GET /api/audit` */
export const list = route({ access: 'manage-settings', query: auditQuery }, async ({ viewer, query }) => {
  const { cursor, ...filter } = query;
  const after = cursor === undefined ? null : decodeCursor(cursor);
  return json(await listAudit(viewer.workspaceId, filter, after));
});

/** `GET /api/audit/export` */
export const exportAll = route(
  { access: 'manage-settings', query: auditExportQuery },
  async ({ viewer, query: { form, ...filter } }) =>
    exportFile({
      form,
      name: 'audit',
      columns: [
        ...(['at', 'agentName', 'program', 'kind', 'subjectName', 'channelName', 'accountName'] as const),
        ...(['details', 'agentId', 'id'] as const),
      ],
      rows: flatEntries(await exportAudit(viewer, filter, form, new Date())),
    }),
);

async function* flatEntries(entries: AsyncIterable<AuditEntry>) {
  for await (const { what, channel, ...entry } of entries) {
    const { kind, ...details } = what;
    yield { ...entry, kind, details, channelName: channel && (channel.name ?? channel.type) };
  }
}
