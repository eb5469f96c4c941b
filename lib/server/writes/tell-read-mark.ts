import 'server-only';
import type { Viewer } from '@/lib/domain/permission';
import type { Transaction } from '../db';
import { appendToFeed } from '../feed/append';

/** A read mark as it was written. */
export interface ReadMarkRecord {
  conversation_id: string;
  read_count: number;
  is_marked_unread: boolean;
  version: number;
}

export const READ_MARK_RETURNING = 'RETURNING conversation_id, read_count, is_marked_unread, version';

/** Tells the agent's own tabs how far they have read now, and nobody else. */
export function tellReadMark(tx: Transaction, { workspaceId, agentId }: Viewer, mark: ReadMarkRecord): void {
  const event = {
    type: 'read-mark.moved',
    conversationId: mark.conversation_id,
    readCount: mark.read_count,
    isMarkedUnread: mark.is_marked_unread,
    readVersion: mark.version,
  } as const;
  appendToFeed(tx, workspaceId, event, { agentId });
}
