import type { BulkChange } from '@/lib/contract/bulk-change';
import type { BulkAct, BulkDeed } from '@/lib/domain/bulk';
import type { WordKey } from '@/lib/words/en';
import type { Speech } from '@/lib/words/words-context';

/** What became of a change of many conversations, in one sentence. */
export function bulkResult(
  { act, done, unchanged, refused }: BulkChange,
  missingCount: number,
  t: Speech['t'],
): string {
  return t('bulk.result', { did: t(didOf(act), { n: done }), unchanged, refused: refused + missingCount });
}

function didOf(act: BulkDeed): WordKey {
  return act.type === 'undo' ? 'bulk.undone' : saidOf(act);
}

function saidOf(act: BulkAct): WordKey {
  switch (act.type) {
    case 'status':
      return act.status === 'closed' ? 'bulk.closed' : 'bulk.opened';
    case 'snooze':
      return 'bulk.snoozed';
    case 'needs-reply':
      return act.needsReply ? 'bulk.marked' : 'bulk.settled';
    case 'priority':
      return 'bulk.prioritised';
    case 'tags':
      return act.add.length > 0 ? 'bulk.tagged' : 'bulk.untagged';
    case 'assign':
      return act.assigneeId || act.teamId ? 'bulk.assigned' : 'bulk.returned';
    case 'read':
      return act.isRead ? 'bulk.read' : 'bulk.unread';
  }
}
