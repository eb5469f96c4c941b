/** A calendar month, in UTC: from its beginning to that of the next. */
export interface Month {
  from: Date;
  until: Date;
}

/** The month that a moment lies in. */
export function monthOf(now: Date): Month {
  const [year, month] = [now.getUTCFullYear(), now.getUTCMonth()];
  return { from: new Date(Date.UTC(year, month, 1)), until: new Date(Date.UTC(year, month + 1, 1)) };
}

/** From this share of the limit on, an admin is warned. */
const NEAR = 0.8;

export interface Volume {
  /** Conversations of the month so far, as a share of the limit. */
  share: number;
  isNear: boolean;
  /** When the limit is reached at the month's pace so far; null where the month ends before, or it is reached. */
  endsAt: Date | null;
}

/**
 * How a month's conversations stand to the limit that an admin has entered.
 *
 * @param count conversations since the month began
 * @param limit at least 1
 */
export function volumeOf(count: number, limit: number, now: Date): Volume {
  const { from, until } = monthOf(now);
  const endsAt = new Date(from.getTime() + ((now.getTime() - from.getTime()) / count) * limit);
  return {
    share: count / limit,
    isNear: count >= limit * NEAR,
    endsAt: count > 0 && count < limit && endsAt < until ? endsAt : null,
  };
}
