import { ApiFault } from '../http/api-fault';
import { type ContentEvent, filterOf, guideNameOf } from './envelope';

const EVENTS: readonly ContentEvent[] = ['Imported', 'Exported', 'DiscussionInitiated'];

/** A reminder filter with its two numbers of seconds. */
export const REMINDER = /^\/restapi\/v1\.0\/subscription\/~\?threshold=(\d+)&interval=(\d+)$/;

/** Throws SUB-508 for an event filter that does not exist. */
export function checkFilters(eventFilters: readonly string[]): void {
  const strange = eventFilters.find((filter) => !isKnownFilter(filter));
  if (strange !== undefined) throw new ApiFault(400, 'SUB-508', `Event filter [${strange}] is not supported`);
}

function isKnownFilter(filter: string): boolean {
  return (
    REMINDER.test(filter) ||
    EVENTS.some((event) => filter === filterOf(event) || filter === guideNameOf(event))
  );
}
