import 'server-only';
import { randomUUID } from 'node:crypto';
import type { SavedView, ViewDraft } from '@/lib/contract/saved-view';
import type { Viewer } from '@/lib/domain/permission';
import { wordsOf } from '@/lib/domain/view-address';
import { inTransaction } from '../db';
import { requireFilter } from '../queries/require-filter';
import { requireVersion } from '../writes/changed-since';
import { noteWorkspaceActivity } from '../writes/note-activity';
import { putView, takeView } from '../writes/saved-views';

/**
 * Keeps a list under a name, or puts another in the place of one.
 *
 * @param id null makes a new one
 * @throws AppError `not-found`, also for a colleague's own; `not-allowed` for what everybody has, where the role may not
 * share; `bad-request` for words that nobody understands;
 * `state-refused` with `details.reason` `changed-since`
 */
export async function saveView(
  viewer: Viewer,
  id: string | null,
  { expectedVersion, ...draft }: ViewDraft,
  now: Date,
): Promise<SavedView> {
  const filter = wordsOf(requireFilter(draft.filter));
  return inTransaction(async (tx) => {
    const replaced = id === null ? null : await takeView(tx, viewer, id);
    if (replaced) requireVersion(replaced.version, expectedVersion);
    const saved = await putView(tx, viewer, {
      ...draft,
      filter,
      id: replaced?.id ?? randomUUID(),
      version: (replaced?.version ?? 0) + 1,
      agentId: viewer.agentId,
    });
    const kind = saved.isShared ? 'view-shared' : 'view-withdrawn';
    const { name } = saved;
    if (saved.isShared || replaced?.isShared) await noteWorkspaceActivity(tx, viewer, { kind, name }, now);
    return saved;
  });
}
