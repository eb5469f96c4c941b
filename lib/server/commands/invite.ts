import 'server-only';
import type { NewInvitation } from '@/lib/contract/invitation';
import type { Viewer } from '@/lib/domain/permission';
import { inTransaction } from '../db';
import { type MadeInvitation, putInvitation } from '../writes/put-invitation';

/**
 * Makes a link with which one person can join the workspace, once. Inviting somebody again replaces their link. Whether
 * they are known in another workspace of this deployment is not told.
 *
 * @throws AppError `already-taken` with `details.field` when the e-mail belongs to somebody of this workspace
 */
export function invite(viewer: Viewer, person: NewInvitation, now: Date): Promise<MadeInvitation> {
  return inTransaction((tx) => putInvitation(tx, viewer, person, now));
}
