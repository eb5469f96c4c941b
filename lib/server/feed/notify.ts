import 'server-only';
import { pool } from '../db';
import { log } from '../log';
import { onceInProcess } from '../process';

/** Milliseconds over which what other processes are told is gathered into one statement. */
const GATHER = 10;

/**
 * Tells other processes, and this one, by Postgres' NOTIFY. May be lost. Outside of every transaction on purpose:
 * NOTIFY inside one is a cliff (limits.md, fact 4).
 *
 * @param payload less than 8,000 bytes; the same one twice is told once
 */
export function notifyOthers(channel: string, payload: string): void {
  const waiting = onceInProcess(`notify-${channel}`, () => new Set<string>());
  if (waiting.size === 0) setTimeout(() => send(channel, waiting), GATHER);
  // Told once, it counts as told last: what was said in between must not have the last word.
  waiting.delete(payload);
  waiting.add(payload);
}

function send(channel: string, waiting: Set<string>): void {
  const payloads = [...waiting];
  waiting.clear();
  pool()
    .query('SELECT pg_notify($1, payload) FROM unnest($2::text[]) AS payload', [channel, payloads])
    .catch((error) => log().debug({ err: error }, 'a notification was lost'));
}
