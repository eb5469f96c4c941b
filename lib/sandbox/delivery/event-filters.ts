import { ApiFault } from '../http/api-fault';
import { type ContentEvent, filterOf, guideNameOf } from './envelope';

const EVENTS: readonly ContentEvent[] = ['Imported', 'Exported', 'DiscussionInitiated'];

/** A reminder filter with its two numbers of seconds. */
export const REMINDER = /^\/restapi\/v1\.0\/subscription\/~\?threshold=(\d+)&interval=(\d+)$/;

/**
 * Throws SUB-508 for an event filter that does not exist, and for a reminder that begins before half of the life is
 * over or comes less often than twice in its time.
 */
export function checkFilters(eventFilters: readonly string[], lifetimeSeconds: number): void {
  const strange = eventFilters.find((filter) => !isGood(filter, lifetimeSeconds));
  if (strange !== undefined) throw new ApiFault(400, 'SUB-508', `Event filter [${strange}] is not supported`);
}

function isGood(filter: string, lifetimeSeconds: number): boolean {
  const [, threshold, interval] = REMINDER.exec(filter) ?? [];
  if (threshold !== undefined) {
    return Number(threshold) <= lifetimeSeconds / 2 && Number(interval) <= Number(threshold) / 2;
  }
  return EVENTS.some((event) => filter === filterOf(event) || filter === guideNameOf(event));
}
