import 'server-only';
import { WORKSPACE_HEADER } from '@/lib/contract/workspace-header';
import type { Viewer } from '@/lib/domain/permission';
import { AppError } from '../errors';

/**
 * Refuses what a page asks that still shows another workspace than its session is in: what it wants to read or to
 * change is not here, and what it makes would land in the wrong place.
 *
 * @throws AppError `workspace-changed`
 */
export function requireWorkspace(request: Request, viewer: Viewer): void {
  const believed = request.headers.get(WORKSPACE_HEADER);
  if (believed === null || believed === viewer.workspaceId) return;
  throw new AppError('workspace-changed', 'This session is in another workspace by now.');
}
