import { isObject, type JsonObject } from '../http/json';
import { pick, type Random } from '../state/random';

/** What a customer picks from something structured, and how it comes back. */
export interface Choice {
  /** The words that stand in the talk. */
  readonly title: string;
  readonly structured: {
    readonly type: string;
    readonly title: string;
    readonly payload: string;
  };
}

/** One of the things that were offered, or null when there is nothing to pick. */
export function choiceFrom(random: Random, offered: JsonObject): Choice | null {
  const option = pick(random, optionsOf(offered));
  return option
    ? { title: option.title, structured: { type: `${String(offered.type)}_reply`, ...option } }
    : null;
}

interface Option {
  readonly title: string;
  readonly payload: string;
}

function optionsOf(offered: JsonObject): Option[] {
  switch (offered.type) {
    case 'select':
    case 'list':
    case 'template':
      return objectsIn(offered.items).flatMap(({ title, payload }) => option(title, payload));
    case 'time_select':
      return objectsIn(offered.timeslots).flatMap((slot) =>
        option(timeWords(slot.start_time ?? slot.startTime), slot.identifier),
      );
    default:
      return [];
  }
}

/** Clients write what they like: what cannot be picked is passed over. A button with an address has no payload. */
function option(title: unknown, payload: unknown): Option[] {
  return typeof title === 'string' && typeof payload === 'string' ? [{ title, payload }] : [];
}

function timeWords(start: unknown): unknown {
  return typeof start === 'string' ? start.slice(0, 16).replace('T', ' ') : undefined;
}

function objectsIn(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}
