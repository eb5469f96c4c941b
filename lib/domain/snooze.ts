/** When a conversation that was put aside comes back (product.md §2.5). */
import { TZDateMini } from '@date-fns/tz';

export interface SnoozeChoice {
  name: 'hours' | 'tomorrow' | 'monday' | 'reply';
  /** ISO time. Null: when they reply, and only then. */
  until: string | null;
}

const HOURS = 3;
const MORNING = 9;
const HOUR_MS = 3_600_000;

/**
 * The times that are offered. Mornings are those of the zone, also when its clocks change in between; a Monday that is
 * tomorrow is offered once.
 *
 * @param now milliseconds since 1970
 * @param zone such as Europe/London
 */
export function snoozeChoices(now: number, zone: string): SnoozeChoice[] {
  const today = new TZDateMini(now, zone);
  const [year, month, day] = [today.getFullYear(), today.getMonth(), today.getDate()];
  const morningIn = (days: number) => isoOf(new TZDateMini(year, month, day + days, MORNING, zone));
  const daysToMonday = 7 - ((today.getDay() + 6) % 7);
  const monday = { name: 'monday' as const, until: morningIn(daysToMonday) };
  return [
    { name: 'hours', until: isoOf(new Date(now + HOURS * HOUR_MS)) },
    { name: 'tomorrow', until: morningIn(1) },
    ...(daysToMonday > 1 ? [monday] : []),
    { name: 'reply', until: null },
  ];
}

function isoOf(date: Date): string {
  return new Date(date.getTime()).toISOString();
}
