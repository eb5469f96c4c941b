import path from 'node:path';
import { Failure } from './failure.mjs';
import { findPostgres } from './postgres.mjs';
import { hasCluster } from './postgres-cluster.mjs';

/**
 * The database of a deployment: the one that is named, or the embedded one, which whoever owns it has started.
 * @param {import('./session.mjs').Session} session
 * @returns {Promise<string>} its address
 * @throws {Failure} when it does not run
 */
export async function runningDatabase({ settings, log }) {
  if (settings.databaseUrl) return settings.databaseUrl;
  const folder = path.join(settings.dataFolder, 'pg');
  const urlOf = hasCluster(folder) ? await findPostgres(folder, log('operator')) : null;
  if (urlOf) return urlOf('foyer');
  throw new Failure(
    `No database runs for ${settings.dataFolder}: start Foyer, or set FOYER_DATA to its folder or DATABASE_URL to its database.`,
  );
}
