import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Failure } from './failure.mjs';
import { findFreePort } from './ports.mjs';
import { openCluster } from './postgres-cluster.mjs';
import { ManagedProcess } from './processes.mjs';
import { baseEnvironment } from './settings.mjs';

const LOOPBACK = '127.0.0.1';
const START_ATTEMPTS = 10;
const RETRY_MS = 1_000;
const STOP_LIMIT_MS = 5_000;
const POLL_MS = 25;

/**
 * @typedef {object} PostgresOptions
 * @property {string} folder  for data and password; made when missing
 * @property {number} firstPort  the first port to try
 * @property {import('./logs.mjs').Log} log
 * @property {(stop: () => unknown) => void} onEnd  takes what stops the server, before there is anything to stop
 * @property {Record<string, string>} [parameters]  of the server, such as fsync
 * @property {(trouble: string) => void} [onTrouble]  told when the server ends by itself; it is then started again
 */

/**
 * @typedef {object} Postgres
 * @property {(database: string) => string} urlOf  connection string of a database on it, which need not exist
 * @property {boolean} wasRunning  left behind by an earlier start that was killed
 */

/**
 * Starts a private Postgres, or takes over the one that an earlier, killed start has left running.
 * @param {PostgresOptions} options
 * @returns {Promise<Postgres>}
 * @throws {Failure} with its last lines, when it cannot start
 */
export async function startPostgres(options) {
  const cluster = await openCluster(options.folder, options.log);
  const left = await findRunning(cluster);
  if (left) options.onEnd(() => stopServer(left.pid));
  const port = left ? left.port : await startServer(cluster, options);
  return { urlOf: urlsAt(cluster, port), wasRunning: left !== null };
}

/**
 * Looks for a private Postgres that runs, and neither makes, starts nor stops one.
 * @param {string} folder  as it was started with; it must have been made (hasCluster)
 * @param {import('./logs.mjs').Log} log
 * @returns {Promise<((database: string) => string) | null>} connection strings on it; null when none runs
 */
export async function findPostgres(folder, log) {
  const cluster = await openCluster(folder, log);
  const running = await findRunning(cluster);
  return running && urlsAt(cluster, running.port);
}

/**
 * @param {import('./postgres-cluster.mjs').Cluster} cluster
 * @param {number} port
 * @returns {(database: string) => string}
 */
function urlsAt({ credentials }, port) {
  return (database) => `postgresql://${credentials}@${LOOPBACK}:${port}/${database}`;
}

/** @param {import('./postgres-cluster.mjs').Cluster} cluster */
async function findRunning(cluster) {
  const file = path.join(cluster.data, 'postmaster.pid');
  if (!existsSync(file)) return null;
  const [pid, , , port] = readFileSync(file, 'utf8').split('\n').map(Number);
  if (!pid || !port) return null;
  return (await servesData(urlsAt(cluster, port)('postgres'), cluster.data)) ? { pid, port } : null;
}

/**
 * The port in an old file may long belong to something else: only an answer from our data counts.
 * @param {string} url
 * @param {string} data
 */
async function servesData(url, data) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: RETRY_MS });
  try {
    await client.connect();
    const { rows } = await client.query('SHOW data_directory');
    return rows[0].data_directory === data;
  } catch {
    return false;
  } finally {
    await client.end();
  }
}

/**
 * @param {import('./postgres-cluster.mjs').Cluster} cluster
 * @param {PostgresOptions} options
 */
async function startServer(cluster, options) {
  for (let attempt = 1; ; attempt += 1) {
    const port = await findFreePort(options.firstPort);
    const server = new ManagedProcess(serverProgram(cluster, port, options));
    options.onEnd(() => server.stop());
    try {
      await server.start();
      return port;
    } catch (error) {
      if (attempt === START_ATTEMPTS || !isPassing(error)) throw error;
      await wait(RETRY_MS);
    }
  }
}

/**
 * A server that was killed a moment ago still holds its lock, and a port can be taken between look and use.
 * @param {unknown} error
 */
function isPassing(error) {
  return (
    error instanceof Failure &&
    /lock file|pre-existing shared memory|Address already in use/.test(error.details)
  );
}

/**
 * @param {import('./postgres-cluster.mjs').Cluster} cluster
 * @param {number} port
 * @param {PostgresOptions} options
 * @returns {import('./processes.mjs').Program}
 */
function serverProgram({ binaries, folder, data, account }, port, { log, onTrouble, parameters }) {
  const settings = {
    listen_addresses: LOOPBACK,
    unix_socket_directories: '',
    timezone: 'UTC',
    // A young database has no statistics yet, and reads whole workspaces where an index would do.
    autovacuum_naptime: '5s',
    ...parameters,
  };
  return {
    name: 'database',
    command: path.join(binaries, 'bin', 'postgres'),
    args: [
      '-D',
      data,
      '-p',
      `${port}`,
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    environment: { ...baseEnvironment(), LC_ALL: 'C', TZ: 'UTC' },
    folder,
    account,
    log,
    // SIGTERM would wait for every client to leave.
    stopSignal: 'SIGINT',
    isReadyLine: (line) => line.includes('ready to accept connections'),
    onTrouble,
  };
}

/**
 * Stops a server that is not a child of this process.
 * @param {number} pid
 */
async function stopServer(pid) {
  if (isAlive(pid)) process.kill(pid, 'SIGINT');
  for (let waited = 0; isAlive(pid) && waited < STOP_LIMIT_MS; waited += POLL_MS) await wait(POLL_MS);
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
