/** Who has gone away from their work, and when it goes back to the queue (product.md §7). */

export const availabilities = ['available', 'away'] as const;
export type Availability = (typeof availabilities)[number];

/** The last signs of somebody; ISO times. */
export interface Signs {
  /** Since they said so, or signed out everywhere. */
  awaySince: string | null;
  /** When a session of theirs was last seen; every open tab is, within five minutes. Null: never. */
  lastSeenAt: string | null;
}

/**
 * Has somebody been away for so long that their work goes back to the queue?
 *
 * @param now ISO time
 * @param limitMinutes more than the grain of `lastSeenAt`
 */
export function isAbsent({ awaySince, lastSeenAt }: Signs, now: string, limitMinutes: number): boolean {
  const since = awaySince ?? lastSeenAt;
  return since === null || Date.parse(now) - Date.parse(since) >= limitMinutes * 60_000;
}
