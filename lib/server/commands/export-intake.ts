import 'server-only';
import type { IntakeEvent } from '@/lib/contract/intake';
import type { ExportForm } from '@/lib/domain/export-form';
import type { IntakeFilter } from '@/lib/domain/intake';
import type { Viewer } from '@/lib/domain/permission';
import { knownSecrets } from '../account/known-secrets';
import { inTransaction } from '../db';
import { readIntake } from '../queries/list-intake';
import { maskedPayload } from '../ringcentral/masked-payload';
import { noteWorkspaceActivity } from '../writes/note-activity';

export type ExportedEvent = IntakeEvent & { payload: string };

/**
 * Hands out all deliveries that match, newest first, with what they say, secrets masked. It is noted before the first
 * of them leaves.
 *
 * @returns read as fast as it is taken, a few at a time
 */
export async function exportIntake(
  viewer: Viewer,
  filter: IntakeFilter,
  form: ExportForm,
  now: Date,
): Promise<AsyncIterable<ExportedEvent>> {
  await inTransaction((tx) => noteWorkspaceActivity(tx, viewer, { kind: 'intake-exported', form }, now));
  return maskedEvents(viewer.workspaceId, filter);
}

async function* maskedEvents(workspaceId: string, filter: IntakeFilter): AsyncGenerator<ExportedEvent> {
  const secrets = await knownSecrets(workspaceId);
  for await (const { event, raw } of readIntake(workspaceId, filter)) {
    yield { ...event, payload: maskedPayload(raw, secrets) };
  }
}
