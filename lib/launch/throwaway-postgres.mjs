import { chmodSync } from 'node:fs';
import path from 'node:path';
import { openLog } from './logs.mjs';
import { startPostgres } from './postgres.mjs';

/** Far from the ports that people choose and below those that the system gives to outgoing connections. */
const FIRST_PORT = 26_432;

/**
 * Starts an empty Postgres for tests: fast, because it may lose everything when the machine stops.
 * @param {string} folder  for its data and logs; not removed
 * @param {(stop: () => unknown) => void} onEnd  takes what stops the server
 * @returns {Promise<(database: string) => string>} connection string of a database on it, which need not exist
 */
export async function startThrowawayPostgres(folder, onEnd) {
  // A fresh temporary folder is closed to the account that runs Postgres for root.
  chmodSync(folder, 0o755);
  const postgres = await startPostgres({
    folder: path.join(folder, 'pg'),
    firstPort: FIRST_PORT,
    log: openLog(folder, 'postgres', () => {}),
    onEnd,
    parameters: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' },
  });
  return postgres.urlOf;
}
