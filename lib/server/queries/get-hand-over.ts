import 'server-only';
import type { DeliveryState } from '@/lib/domain/message';
import type { Viewer } from '@/lib/domain/permission';
import { database } from '../db';
import { notFound } from '../errors';

/** How far a reply has come. */
export interface HandOver {
  /** The platform's id; null while it has none. */
  contentId: string | null;
  delivery: DeliveryState | null;
  failureCode: string | null;
  failureDetail: string | null;
}

/** @throws AppError `not-found` when it is gone, or not the viewer's own */
export async function getHandOver(viewer: Viewer, messageId: string): Promise<HandOver> {
  const [found] = await database.rows<HandOver>(
    `SELECT content_id AS "contentId", delivery::text, failure_code AS "failureCode",
       failure_detail AS "failureDetail"
     FROM message WHERE workspace_id = $1::uuid AND id = $2::uuid AND agent_id = $3::uuid`,
    [viewer.workspaceId, messageId, viewer.agentId],
  );
  if (!found) throw notFound('message');
  return found;
}
