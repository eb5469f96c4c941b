import { useState } from 'react';
import type { ConversationRow } from '@/lib/contract/conversation';

interface Held {
  readonly rows: readonly ConversationRow[];
  /** Conversations that wait above until the list is let go. */
  readonly newCount: number;
}

/**
 * The rows as they are shown while somebody points at them: nothing moves under the pointer, arrivals wait behind
 * “3 new” (DESIGN §1.8). What changes within a row is shown all the same.
 *
 * @param rows as they are, in their true order
 * @param held the order to keep; null when the list is free
 */
export function heldRows(rows: readonly ConversationRow[], held: readonly ConversationRow[] | null): Held {
  if (held === null) return { rows, newCount: 0 };
  const current = new Map(rows.map((row) => [row.conversation.id, row]));
  const shown = new Set(held.map((row) => row.conversation.id));
  const last = held.at(-1)?.conversation.lastMessageAt ?? '';
  const isFurtherDown = (row: ConversationRow) => row.conversation.lastMessageAt < last;
  const unseen = rows.filter((row) => !shown.has(row.conversation.id));
  return {
    rows: [...held.map((row) => current.get(row.conversation.id) ?? row), ...unseen.filter(isFurtherDown)],
    newCount: unseen.filter((row) => !isFurtherDown(row)).length,
  };
}

/**
 * Holds the order of a list for as long as it is pointed at.
 *
 * @param listKey another list is never held by the pointer's rest on this one
 */
export function useHeldOrder(rows: readonly ConversationRow[], listKey: string) {
  const [held, setHeld] = useState<{ key: string; rows: readonly ConversationRow[] } | null>(null);
  return {
    ...heldRows(rows, held?.key === listKey ? held.rows : null),
    hold: () => setHeld((before) => (before?.key === listKey ? before : { key: listKey, rows })),
    release: () => setHeld(null),
  };
}
