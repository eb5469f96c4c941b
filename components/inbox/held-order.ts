import { useCallback, useMemo, useRef, useState } from 'react';
import { type OwnAct, useAnsweredActs } from '@/lib/client/own-acts';
import type { ConversationRow } from '@/lib/contract/conversation';

/** A list as it was when somebody began to point at it. */
export interface Held {
  readonly rows: readonly ConversationRow[];
  /** What the viewer's own acts took out since, with the version it had before. */
  readonly taken: ReadonlyMap<string, number>;
}

interface Shown {
  readonly rows: readonly ConversationRow[];
  /** Rows that are not in the list any more. They are drawn as long as it is held. */
  readonly left: ReadonlySet<string>;
  /** Conversations that wait above until the list is let go. */
  readonly newCount: number;
}

const none: ReadonlySet<string> = new Set();

/**
 * The rows as they are shown while somebody points at them: nothing moves under the pointer, arrivals wait behind
 * “3 new”, and who left keeps their place (DESIGN §2). What changes within a row is shown all the same, and what
 * the viewer takes out goes. If that is refused or undone, it is back where it was.
 *
 * @param rows as they are, in their true order
 * @param held the order to keep; null when the list is free
 */
export function heldRows(rows: readonly ConversationRow[], held: Held | null): Shown {
  if (held === null) return { rows, left: none, newCount: 0 };
  const current = new Map(rows.map((row) => [row.conversation.id, row]));
  const kept = held.rows.filter(({ conversation: { id } }) => !held.taken.has(id));
  const places = new Set(kept.map((row) => row.conversation.id));
  const last = held.rows.at(-1)?.conversation.lastMessageAt ?? '';
  const isFurtherDown = (row: ConversationRow) => row.conversation.lastMessageAt < last;
  const others = rows.filter((row) => !places.has(row.conversation.id));
  return {
    rows: [...kept.map((row) => current.get(row.conversation.id) ?? row), ...others.filter(isFurtherDown)],
    left: new Set([...places].filter((id) => !current.has(id))),
    newCount: others.filter((row) => !isFurtherDown(row)).length,
  };
}

/**
 * Notes which of the rows that are missing now were taken out by the viewer, and which of them are back because that was
 * refused or undone.
 *
 * @param ownAct what the viewer last did to a conversation; null when somebody else did something since
 * @returns the same object when there is nothing to note
 */
export function withTaken(
  held: Held,
  rows: readonly ConversationRow[],
  ownAct: (row: ConversationRow) => OwnAct | null,
): Held {
  const current = new Map(rows.map((row) => [row.conversation.id, row]));
  const stillOut = [...held.taken].filter(([id, before]) => {
    const row = current.get(id);
    return !row || (row.conversation.version !== before && !isBackByViewer(row, ownAct(row)));
  });
  const missing = held.rows.filter(({ conversation: { id } }) => !current.has(id) && !held.taken.has(id));
  const taken = missing.flatMap((row) => {
    const act = ownAct(row);
    return act === null ? [] : [[row.conversation.id, act.before] as const];
  });
  const isSame = taken.length === 0 && stillOut.length === held.taken.size;
  return isSame ? held : { ...held, taken: new Map([...stillOut, ...taken]) };
}

/** While their act is on its way, what is told of the conversation does not know of it yet, and brings nothing back. */
function isBackByViewer({ conversation }: ConversationRow, act: OwnAct | null): boolean {
  return act !== null && (act.made !== null || conversation.version === act.before);
}

/** What holds a list still, and for how long after it has gone, in milliseconds. */
const restOf = {
  /** The mouse over the list, and on its way to “3 new” above it. */
  pointer: 300,
  /** The focus in the list, and the moment after Enter has led from it into a conversation. */
  keys: 2000,
  /** A finger, which has to come back to what it aims at. */
  touch: 1000,
} as const;

export type Holder = keyof typeof restOf;

/**
 * Holds the order of a list for as long as it is pointed at.
 *
 * @param listKey another list is never held by the pointer's rest on this one
 * @param ownAct see `withTaken`
 */
export function useHeldOrder(
  rows: readonly ConversationRow[],
  listKey: string,
  ownAct: (row: ConversationRow) => OwnAct | null,
) {
  const [held, setHeld] = useState<(Held & { readonly key: string }) | null>(null);
  const holders = useRef(new Map<Holder, number>());
  useAnsweredActs();
  const known = held?.key === listKey ? held : null;
  const now = known && withTaken(known, rows, ownAct);
  if (known && now && now !== known) setHeld({ ...known, ...now });
  const stay = (holder: Holder) => window.clearTimeout(holders.current.get(holder));
  const release = useCallback(() => {
    for (const timer of holders.current.values()) window.clearTimeout(timer);
    holders.current.clear();
    setHeld(null);
  }, []);
  const shown = useMemo(() => heldRows(rows, now), [rows, now]);
  return {
    ...shown,
    hold: (holder: Holder) => {
      stay(holder);
      holders.current.set(holder, 0);
      setHeld((before) => (before?.key === listKey ? before : { key: listKey, rows, taken: new Map() }));
    },
    letGo: (holder: Holder) => {
      if (!holders.current.has(holder)) return;
      stay(holder);
      const end = () => {
        holders.current.delete(holder);
        if (holders.current.size === 0) setHeld(null);
      };
      holders.current.set(holder, window.setTimeout(end, restOf[holder]));
    },
    release,
  };
}
