import 'server-only';
import pg from 'pg';
import { env } from '../env';
import { log } from '../log';
import { onceInProcess } from '../process';
import { HINT_CHANNEL, localHints } from './hint';
import { overhear, WHISPER_CHANNEL } from './whisper';

/** Milliseconds before a lost connection is made again. */
const RECONNECT_AFTER = 1_000;

/**
 * Hears the hints and whispers of other processes, on a connection of its own. While it is lost, tails look by
 * themselves (feed/tail.ts): late, never wrong; and colleagues of other processes are not seen.
 */
export function listenToOthers(): void {
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
  client.on('notification', hear);
  try {
    await client.connect();
    await client.query(`LISTEN ${HINT_CHANNEL}; LISTEN ${WHISPER_CHANNEL}`);
  } catch (error) {
    log().warn({ err: error }, 'cannot hear other processes');
    again();
  }
}

function hear({ channel, payload = '' }: pg.Notification): void {
  if (channel === WHISPER_CHANNEL) overhear(payload);
  else localHints().emit('grown', payload);
}
