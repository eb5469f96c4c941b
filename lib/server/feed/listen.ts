import 'server-only';
import pg from 'pg';
import { env } from '../env';
import { log } from '../log';
import { onceInProcess } from '../process';
import { HINT_CHANNEL, localHints } from './hint';

/** Milliseconds before a lost connection is made again. */
const RECONNECT_AFTER = 1_000;

/**
 * Hears the hints of other processes, on a connection of its own. While it is lost, tails look by themselves
 * (feed/tail.ts): late, never wrong.
 */
export function listenForHints(): void {
  onceInProcess('feed-listener', () => {
    void connect();
    return true;
  });
}

async function connect(): Promise<void> {
  const client = new pg.Client({ connectionString: env().DATABASE_URL });
  const again = () => {
    client.removeAllListeners();
    client.on('error', () => undefined);
    void client.end().catch(() => undefined);
    setTimeout(() => void connect(), RECONNECT_AFTER).unref();
  };
  client.once('error', again);
  client.once('end', again);
  client.on('notification', ({ payload }) => payload && localHints().emit('grown', payload));
  try {
    await client.connect();
    await client.query(`LISTEN ${HINT_CHANNEL}`);
  } catch (error) {
    log().warn({ err: error }, 'cannot hear feed hints');
    again();
  }
}
