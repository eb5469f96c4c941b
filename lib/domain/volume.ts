import { localDay, momentOf } from './business-hours';

/** A calendar month: from its beginning to that of the next. */
export interface Month {
  from: Date;
  until: Date;
}

/** The month that a moment lies in, by the clocks of a zone, such as Europe/London. */
export function monthOf(now: Date, zone: string): Month {
  const today = new Date(localDay(now.getTime(), zone) * DAY_MS);
  const [year, month] = [today.getUTCFullYear(), today.getUTCMonth()];
  return { from: beginningOf(year, month, zone), until: beginningOf(year, month + 1, zone) };
}

function beginningOf(year: number, month: number, zone: string): Date {
  return new Date(momentOf(Date.UTC(year, month, 1) / DAY_MS, 0, zone));
}

const DAY_MS = 86_400_000;

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
 * @param zone whose months are counted
 */
export function volumeOf(count: number, limit: number, now: Date, zone: string): Volume {
  const { from, until } = monthOf(now, zone);
  const endsAt = new Date(from.getTime() + ((now.getTime() - from.getTime()) / count) * limit);
  return {
    share: count / limit,
    isNear: count >= limit * NEAR,
    endsAt: count > 0 && count < limit && endsAt < until ? endsAt : null,
  };
}
