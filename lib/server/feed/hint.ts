import 'server-only';
import { EventEmitter } from 'node:events';
import { pool } from '../db';
import { log } from '../log';
import { onceInProcess } from '../process';

/** The channel of Postgres' NOTIFY on which other processes are told. */
export const HINT_CHANNEL = 'foyer_feed';

/** Milliseconds over which hints for other processes are gathered into one notification. */
const GATHER = 10;

/** Wakes the tails of this process; the event is the workspace's id. */
export function localHints(): EventEmitter {
  return onceInProcess('feed-hints', () => new EventEmitter().setMaxListeners(0));
}

/**
 * Says that a workspace's feed has grown. May be lost without harm: the feed is the truth and tails look by
 * themselves now and then. Outside the transaction on purpose: NOTIFY inside it is a cliff (limits.md, fact 4).
 */
export function hint(workspaceId: string): void {
  localHints().emit('grown', workspaceId);
  const waiting = onceInProcess('feed-hints-waiting', () => new Set<string>());
  if (waiting.size === 0) setTimeout(() => notifyOthers(waiting), GATHER);
  waiting.add(workspaceId);
}

function notifyOthers(waiting: Set<string>): void {
  const ids = [...waiting];
  waiting.clear();
  pool()
    .query('SELECT pg_notify($1, id) FROM unnest($2::text[]) AS id', [HINT_CHANNEL, ids])
    .catch((error) => log().debug({ err: error }, 'a hint was lost'));
}
