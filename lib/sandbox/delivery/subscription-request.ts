import { ApiFault } from '../http/api-fault';
import type { JsonObject } from '../http/json';
import { type ContentEvent, filterOf, guideNameOf } from './envelope';

export type Filters = readonly string[];

const EVENTS: readonly ContentEvent[] = ['Imported', 'Exported', 'DiscussionInitiated'];
const USUAL_LIFETIME_SECONDS = 604_799;
const LONGEST_LIFETIME_SECONDS = 315_360_000;

/** A reminder filter with its two numbers of seconds. */
export const REMINDER = /^\/restapi\/v1\.0\/subscription\/~\?threshold=(\d+)&interval=(\d+)$/;

/** The event filters of a request. Throws CMN-101 when there are none, SUB-508 for one that does not exist. */
export function readFilters(body: JsonObject): Filters {
  const { eventFilters } = body;
  if (!Array.isArray(eventFilters) || eventFilters.length === 0) {
    throw new ApiFault(400, 'CMN-101', 'Parameter [eventFilters] value is invalid', {
      extra: { parameterName: 'eventFilters' },
    });
  }
  return eventFilters.map((filter) => {
    if (typeof filter === 'string' && isKnownFilter(filter)) return filter;
    throw new ApiFault(400, 'SUB-508', `Event filter [${String(filter)}] is not supported`);
  });
}

/** The wished lifetime in seconds; about a week when none is given. Throws CMN-101 out of bounds. */
export function readLifetime(body: JsonObject): number {
  const { expiresIn = USUAL_LIFETIME_SECONDS } = body;
  if (
    Number.isInteger(expiresIn) &&
    Number(expiresIn) >= 1 &&
    Number(expiresIn) <= LONGEST_LIFETIME_SECONDS
  ) {
    return Number(expiresIn);
  }
  throw new ApiFault(400, 'CMN-101', 'Parameter [expiresIn] value is invalid', {
    extra: { parameterName: 'expiresIn' },
  });
}

function isKnownFilter(filter: string): boolean {
  return (
    REMINDER.test(filter) ||
    EVENTS.some((event) => filter === filterOf(event) || filter === guideNameOf(event))
  );
}
