import { isObject, type JsonObject } from '../http/json';
import type { HttpContext } from '../http/operation';

/** A control request that makes no sense; the message says what would. */
export class ControlFault extends Error {
  readonly status: 400 | 404;

  constructor(message: string, status: 400 | 404 = 400) {
    super(message);
    this.status = status;
  }
}

/** The JSON object of a control request; no body is an empty one. */
export async function jsonBody(http: HttpContext): Promise<JsonObject> {
  const text = await http.req.text();
  if (text.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return value;
  } catch {
    throw new ControlFault('The body is not JSON');
  }
  throw new ControlFault('The body must be a JSON object');
}

/** A member that must be a string, a number or a boolean if it is there. */
export function optional<T extends 'string' | 'number' | 'boolean'>(
  body: JsonObject,
  name: string,
  type: T,
): { string: string; number: number; boolean: boolean }[T] | undefined {
  const value = body[name] ?? undefined;
  if (value === undefined || typeof value === type) return value as never;
  throw new ControlFault(`${name} must be a ${type}`);
}

/** Ids carry the second in eight hexadecimal digits, so times outside of this span cannot be told. */
const EARLIEST = Date.parse('2000-01-01T00:00:00Z');
const LATEST = Date.parse('2100-01-01T00:00:00Z');

/** An ISO time as milliseconds. */
export function optionalTime(body: JsonObject, name: string): number | undefined {
  const text = optional(body, name, 'string');
  if (text === undefined) return undefined;
  const time = Date.parse(text);
  return checkedTime(name, time);
}

/** The time itself, in milliseconds, if it lies in this century. */
export function checkedTime(name: string, time: number): number {
  if (time >= EARLIEST && time < LATEST) return time;
  throw new ControlFault(`${name} must be an ISO time of this century`);
}

/** A member that must be one of the given words if it is there. */
export function optionalWord<T extends string>(
  body: JsonObject,
  name: string,
  words: readonly T[],
): T | undefined {
  const value = optional(body, name, 'string');
  if (value === undefined) return undefined;
  const found = words.find((word) => word === value);
  if (!found) throw new ControlFault(`${name} must be one of ${words.join(', ')}`);
  return found;
}

/** A member that must be an array of strings if it is there. */
export function optionalTexts(body: JsonObject, name: string): string[] | undefined {
  const value = body[name];
  if (value === undefined) return undefined;
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
  throw new ControlFault(`${name} must be an array of strings`);
}
