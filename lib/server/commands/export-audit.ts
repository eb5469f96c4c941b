import 'server-only';
import type { AuditEntry } from '@/lib/contract/audit';
import type { AuditFilter } from '@/lib/domain/audit';
import type { ExportForm } from '@/lib/domain/export-form';
import type { Viewer } from '@/lib/domain/permission';
import { inTransaction } from '../db';
import { readAudit } from '../queries/list-audit';
import { noteWorkspaceActivity } from '../writes/note-activity';

/**
 * Hands out all lines of the audit that match, newest first. That it was done is noted before the first of them leaves,
 * and so is the first of them.
 *
 * @returns read as fast as it is taken, a few hundred at a time
 */
export async function exportAudit(
  viewer: Viewer,
  filter: AuditFilter,
  form: ExportForm,
  now: Date,
): Promise<AsyncIterable<AuditEntry>> {
  await inTransaction((tx) => noteWorkspaceActivity(tx, viewer, { kind: 'audit-exported', form }, now));
  return readAudit(viewer.workspaceId, filter);
}
