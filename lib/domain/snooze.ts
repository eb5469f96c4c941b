/** When a conversation that was put aside comes back (product.md §2.5). */
import { hasHours, localDay, momentOf, nextOpening, type Schedule } from './business-hours';

export interface SnoozeChoice {
  /** `opening` stands for tomorrow where the team is not there tomorrow, `week` for a Monday when it is not. */
  name: 'hours' | 'tomorrow' | 'opening' | 'monday' | 'week' | 'reply';
  /** ISO time. Null: when they reply, and only then. */
  until: string | null;
}

const HOURS = 3;
const HOUR_MS = 3_600_000;
/** Where the team has no hours, or is there all night. */
const MORNING = 9 * 60;

/**
 * The times that are offered. Mornings are those of the zone, also when its clocks change in between: of the viewer's
 * own, unless the team has hours. Then they are when it opens, by its own clocks. Two that are the same are offered once.
 *
 * @param now milliseconds since 1970
 * @param zone the viewer's, such as Europe/London
 */
export function snoozeChoices(now: number, zone: string, schedule: Schedule): SnoozeChoice[] {
  const morning = morningsOf(zone, schedule);
  const today = localDay(now, hasHours(schedule.hours) ? schedule.zone : zone);
  const toMonday = 7 - ((((today + 3) % 7) + 7) % 7);
  const [next, week] = [morning(today + 1), morning(today + toMonday)];
  return [
    { name: 'hours', until: isoOf(now + HOURS * HOUR_MS) },
    ...(next ? [{ name: next.isThatDay ? 'tomorrow' : 'opening', until: isoOf(next.at) } as const] : []),
    ...(week && week.at !== next?.at
      ? [{ name: week.isThatDay ? 'monday' : 'week', until: isoOf(week.at) } as const]
      : []),
    { name: 'reply', until: null },
  ];
}

interface Morning {
  at: number;
  /** And not of a later day, because the team is not there before. */
  isThatDay: boolean;
}

function morningsOf(zone: string, schedule: Schedule): (day: number) => Morning | null {
  if (!hasHours(schedule.hours)) return (day) => ({ at: momentOf(day, MORNING, zone), isThatDay: true });
  return (day) => {
    const opens = nextOpening(schedule, momentOf(day, 0, schedule.zone));
    if (opens === null) return null;
    const openedOn = localDay(opens, schedule.zone);
    const isAtNight = opens === momentOf(openedOn, 0, schedule.zone);
    const at = isAtNight ? nextOpening(schedule, momentOf(openedOn, MORNING, schedule.zone)) : opens;
    return at === null ? null : { at, isThatDay: localDay(at, schedule.zone) === day };
  };
}

function isoOf(at: number): string {
  return new Date(at).toISOString();
}
