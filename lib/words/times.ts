/** Moments as DESIGN §5 writes them, in the viewer's language and zone. Pure: `now` is always given. */
export interface Times {
  /** Today 14:24, within a week Mon, in the same year 2 Oct, else 2 Oct 2024; before or after now. */
  readonly short: (at: string, now: number) => string;
  /** 14:24 */
  readonly clock: (at: string) => string;
  /** 14:11 today, else Mon, 10:02 or 12 Oct, 18:20. */
  readonly stamp: (at: string, now: number) => string;
  /** Monday 13 October, with the year when it is another. Null means today. */
  readonly day: (at: string, now: number) => string | null;
  /** 13 October 2025 */
  readonly date: (at: string) => string;
  /** The same of a day that is given as YYYY-MM-DD, whatever the zone. */
  readonly calendarDate: (day: string) => string;
  /** Everything, with the zone: what a hover shows. */
  readonly exact: (at: string) => string;
  /** The same for all moments of one day of the viewer. */
  readonly dayKey: (at: string) => string;
}

const DAY_MS = 86_400_000;

/**
 * @param locale the viewer's, such as en-GB
 * @param zone the viewer's, such as Europe/London
 */
export function createTimes(locale: string, zone: string): Times {
  const format = (options: Intl.DateTimeFormatOptions) => {
    const formatter = new Intl.DateTimeFormat(locale, { timeZone: zone, ...options });
    return (at: string) => formatter.format(new Date(at));
  };
  const clock = format({ hour: '2-digit', minute: '2-digit' });
  const weekday = format({ weekday: 'short' });
  const dayMonth = format({ day: 'numeric', month: 'short' });
  const dayMonthYear = format({ day: 'numeric', month: 'short', year: 'numeric' });
  const longDay = format({ weekday: 'long', day: 'numeric', month: 'long' });
  const longDayYear = format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const ageInDays = ageOf(zone);

  const short = (at: string, now: number) => {
    const age = ageInDays(at, now);
    if (age.days === 0) return clock(at);
    if (Math.abs(age.days) < 7) return weekday(at);
    return age.isThisYear ? dayMonth(at) : dayMonthYear(at);
  };
  return {
    short,
    clock,
    stamp: (at, now) => (ageInDays(at, now).days === 0 ? clock(at) : `${short(at, now)}, ${clock(at)}`),
    day: (at, now) => {
      const age = ageInDays(at, now);
      if (age.days === 0) return null;
      return age.isThisYear ? longDay(at) : longDayYear(at);
    },
    date: format({ day: 'numeric', month: 'long', year: 'numeric' }),
    calendarDate: format({ day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }),
    exact: format({ dateStyle: 'full', timeStyle: 'long' }),
    dayKey: calendarDay(zone),
  };
}

/** The calendar day in a zone as YYYY-MM-DD, whatever the viewer's language writes. */
function calendarDay(zone: string): (at: string | number) => string {
  const formatter = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' });
  return (at) => formatter.format(new Date(at));
}

/** How many calendar days of the zone lie between a moment and now; counting hours would be wrong at night. */
function ageOf(zone: string) {
  const dayOf = calendarDay(zone);
  return (at: string, now: number) => {
    const [then, today] = [dayOf(at), dayOf(now)];
    return {
      days: Math.round((Date.parse(today) - Date.parse(then)) / DAY_MS),
      isThisYear: then.slice(0, 4) === today.slice(0, 4),
    };
  };
}
