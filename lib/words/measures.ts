import type { Words } from './translate';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * A length of time as short as it can be said: 40 s, 12 min, 1 h 05, 20 h, 3 d.
 *
 * @param ms milliseconds; negative counts as nothing
 */
export function formatSpan({ t }: Words, ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < MINUTE) return t('span.seconds', { n: seconds });
  if (seconds < HOUR) return t('span.minutes', { n: Math.floor(seconds / MINUTE) });
  if (seconds < 10 * HOUR) return hoursAndMinutes(t, seconds);
  if (seconds < 2 * DAY) return t('span.hours', { n: Math.floor(seconds / HOUR) });
  return t('span.days', { n: Math.floor(seconds / DAY) });
}

function hoursAndMinutes(t: Words['t'], seconds: number): string {
  const minutes = String(Math.floor((seconds % HOUR) / MINUTE)).padStart(2, '0');
  return t('span.hoursAndMinutes', { n: Math.floor(seconds / HOUR), minutes });
}

/**
 * The size of a file.
 *
 * @param bytes a whole number
 */
export function formatBytes({ t }: Words, bytes: number): string {
  if (bytes < 1000) return t('size.bytes', { n: bytes });
  if (bytes < 1_000_000) return t('size.kilobytes', { n: Math.round(bytes / 1000) });
  return t('size.megabytes', { n: Math.round(bytes / 100_000) / 10 });
}
