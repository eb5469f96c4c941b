/** Who is where right now. Nothing of it is stored: whoever is not heard of again is gone. */

/** What a tab says of itself. */
export const toldDoings = ['typing', 'viewing'] as const;

/** What colleagues see of somebody in a conversation, the most telling first; a draft is known from where it is kept. */
export const doings = [...toldDoings, 'drafting'] as const;
export type Doing = (typeof doings)[number];

/** Somebody in a conversation. */
export interface Presence {
  agentId: string;
  doing: Doing;
}

/** Milliseconds between two signs of life of a tab. */
export const HEARTBEAT_MS = 4_000;
/** Milliseconds for which one holds: the next may be lost, and a ghost is gone in time. */
export const PRESENCE_LIFE_MS = 12_000;
/** Milliseconds after the last key for which somebody counts as typing. */
export const TYPING_MS = 5_000;

/**
 * Who is shown in a conversation: everybody once, by the most telling of what they do in all their tabs, and those who
 * do the most telling thing first.
 */
export function shownPresences(presences: readonly Presence[]): Presence[] {
  const shown = new Map<string, Presence>();
  for (const { agentId, doing } of inOrder(presences)) {
    if (!shown.has(agentId)) shown.set(agentId, { agentId, doing });
  }
  return [...shown.values()];
}

/** Among equals by who they are: names must not change places from one sign of life to the next. */
function inOrder(presences: readonly Presence[]): Presence[] {
  return [...presences].sort(
    (a, b) =>
      doings.indexOf(a.doing) - doings.indexOf(b.doing) ||
      (a.agentId < b.agentId ? -1 : Number(a.agentId > b.agentId)),
  );
}
