import * as z from 'zod/mini';
import { intervalTrouble, MINUTES_A_DAY, MOST_HOLIDAYS, MOST_INTERVALS } from '@/lib/domain/business-hours';

/** Minutes of a day. */
const interval = z.strictObject({
  from: z.int().check(z.minimum(0), z.maximum(MINUTES_A_DAY - 1)),
  until: z.int().check(z.minimum(1), z.maximum(MINUTES_A_DAY)),
});
const intervals = z.array(interval).check(
  z.maxLength(MOST_INTERVALS),
  z.refine((day) => intervalTrouble(day) === null),
);

const holiday = z.strictObject({
  date: z.iso.date(),
  name: z.string().check(z.trim(), z.maxLength(60)),
  intervals,
});

/** When the team is there: seven weekdays from Monday on, and the days that differ, each once. */
export const businessHours = z.strictObject({
  weekdays: z.array(intervals).check(z.length(7)),
  holidays: z.array(holiday).check(
    z.maxLength(MOST_HOLIDAYS),
    z.refine((days) => new Set(days.map(({ date }) => date)).size === days.length),
  ),
});
