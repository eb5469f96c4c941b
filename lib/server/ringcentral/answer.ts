/**
 * What a call to the platform came to. A closed union, so that whoever calls must say what to do in each case:
 * nothing upstream does is an exception here (architecture.md §9).
 */

/** The names an account uses: sources (older) or channels (newer); `undetected` until an answer told. */
export type Generation = 'source' | 'channel' | 'undetected';

/** What the platform told about one of our call limits. */
export interface RateNews {
  /** The platform's name of the usage group, in lower case: light, medium, heavy, auth or a new one. */
  group: string;
  /** Calls allowed in a window. */
  limit: number;
  /** Calls left in the current window. */
  remaining: number;
  windowSeconds: number;
}

/** Done, with the platform's answer in our words. */
export interface Ok<T> {
  outcome: 'ok';
  value: T;
  rate: RateNews | null;
  /** Which names the answer used; `undetected` where it holds none of them. */
  generationSeen: Generation;
}

/** The platform understood and said no. Asking again changes nothing. */
export interface Refused {
  outcome: 'refused';
  /** HTTP status. */
  status: number;
  /** The platform's code, such as EDI-021; null when it gave none. */
  code: string | null;
  /** The platform's own sentence, for people who look after the account. */
  detail: string;
  rate: RateNews | null;
}

/** Too many calls; nothing was done. No call of this usage group may be made before the time is over. */
export interface Limited {
  outcome: 'limited';
  retryAfterMs: number;
  rate: RateNews | null;
}

/** The token is not (or no longer) good; nothing was done. */
export interface Unauthorized {
  outcome: 'unauthorized';
  code: string | null;
  detail: string;
}

/** Could not be asked, and certainly had no effect. Asking again later is safe. */
export interface Unavailable {
  outcome: 'unavailable';
  detail: string;
  /** When the platform named a time: nothing may be asked before it is over. */
  retryAfterMs?: number;
}

/** A write whose answer never came: it may or may not have had its effect. Never repeat it blindly. */
export interface Unknown {
  outcome: 'unknown';
  detail: string;
  /** When the platform named a time: nothing may be asked before it is over. */
  retryAfterMs?: number;
}

/** A read was answered with something nobody can understand. */
export interface Malformed {
  outcome: 'malformed';
  detail: string;
}

/** Every way a call can end without what was asked for. */
export type Failure = Refused | Limited | Unauthorized | Unavailable | Unknown | Malformed;

/** Every way a call can end. */
export type Answer<T> = Ok<T> | Failure;
