import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { migrateDatabase } from '@/lib/launch/database.mjs';
import { openLog } from '@/lib/launch/logs.mjs';
import { findFreePort } from '@/lib/launch/ports.mjs';
import { openCluster } from '@/lib/launch/postgres-cluster.mjs';
import { ManagedProcess } from '@/lib/launch/processes.mjs';
import { until } from './until';

/** Apart from other test files' ports: that of a server which was killed looks free until it starts again. */
const FIRST_PORT = 27_000 + (process.pid % 1_000);

/** A Postgres that a test may kill: a commit that was acknowledged is there when it comes back. */
export interface PostgresServer {
  /** A migrated database on it. */
  readonly url: string;
  /** Ends all its processes as a crash would. */
  kill(): Promise<void>;
  /** Starts it again, and waits until it has recovered. */
  start(): Promise<void>;
  /** Ends it and removes its data. */
  stop(): Promise<void>;
}

/** Starts an own Postgres, apart from the one that other tests share, and migrates a database on it. */
export async function startPostgresServer(): Promise<PostgresServer> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'foyer postgres-'));
  // A fresh temporary folder is closed to the account that runs Postgres for root.
  chmodSync(folder, 0o755);
  const log = openLog(folder, 'postgres', () => {});
  const cluster = await openCluster(path.join(folder, 'pg'), log);
  const port = await findFreePort(FIRST_PORT);
  const server = new ManagedProcess({
    name: 'database',
    command: path.join(cluster.binaries, 'bin', 'postgres'),
    args: ['-D', cluster.data, '-p', `${port}`, ...parameters()],
    environment: { NODE_ENV: process.env.NODE_ENV, PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
    folder: cluster.folder,
    account: cluster.account,
    log,
    stopSignal: 'SIGINT',
    isReadyLine: (line) => line.includes('ready to accept connections'),
  });
  // For a moment after a crash its own processes still hold the data.
  const start = async () => {
    await until(
      () =>
        server.start().then(
          () => true,
          () => false,
        ),
      60_000,
    );
  };
  await start();
  const url = `postgresql://${cluster.credentials}@127.0.0.1:${port}/foyer`;
  await migrateDatabase(url, () => ({ log: openLog(folder, 'migrate', () => {}) }));
  return {
    url,
    kill: async () => {
      for (const pid of family(cluster.data)) killNow(pid);
      await server.kill();
    },
    start,
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The server and everything it has started: alone, each would still write down what it had not. */
function family(data: string): number[] {
  const server = Number(readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n', 1)[0]);
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  const all = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  return [server, ...all.flatMap(([pid, parent]) => (pid && parent === server ? [pid] : []))];
}

function killNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Without fsync nothing is lost but by the machine's own crash, and that is not what is tested. */
function parameters(): string[] {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    timezone: 'UTC',
    fsync: 'off',
    // Commits that nobody waits for stay unwritten for so long.
    wal_writer_delay: '10s',
    max_connections: '100',
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
