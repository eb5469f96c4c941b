import 'server-only';
import { EventEmitter } from 'node:events';
import { onceInProcess } from '../process';
import { notifyOthers } from './notify';

/** The channel of Postgres' NOTIFY on which other processes are told. */
export const HINT_CHANNEL = 'foyer_feed';

/** Wakes the tails of this process; the event is the workspace's id. */
export function localHints(): EventEmitter {
  return onceInProcess('feed-hints', () => new EventEmitter().setMaxListeners(0));
}

/**
 * Says that a workspace's feed has grown. May be lost without harm: the feed is the truth and tails look by
 * themselves now and then.
 */
export function hint(workspaceId: string): void {
  localHints().emit('grown', workspaceId);
  notifyOthers(HINT_CHANNEL, workspaceId);
}
