import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Seeded, seed, webProcess, workerProcess } from '@/lib/launch/foyer.mjs';
import { openLog } from '@/lib/launch/logs.mjs';
import { findFreePort } from '@/lib/launch/ports.mjs';
import { readOrMakeSecret, readSettings } from '@/lib/launch/settings.mjs';

/** Apart from other test files' ports: that of a process which was killed looks free until it starts again. */
const FIRST_PORT = 28_000 + (process.pid % 1_000);

export interface FoyerOptions {
  /** A migrated database, as `createTestDatabase` makes it. */
  readonly databaseUrl: string;
  /** The sandbox that Foyer talks to; none when not given. */
  readonly sandboxUrl?: string;
  /** More of the environment, e.g. RINGCENTRAL_SERVER_URL or LOG_LEVEL. */
  readonly environment?: Record<string, string>;
  /** Where the web process listens; a free port when not given. */
  readonly port?: number;
}

export interface RunningFoyer {
  readonly url: string;
  /** Who can log in, as the seed says. */
  readonly logIns: Seeded['logIns'];
  readonly setUpSecret: string | null;
  /** From which its keys derive: with it in FOYER_SECRET a test can make accounts and sessions that it takes. */
  readonly secret: string;
  /** Ends the worker as a crash would (SIGKILL); it stays away until `startWorker`. */
  killWorker(): Promise<void>;
  startWorker(): Promise<void>;
  /** Ends the web process as a crash would; it stays away until `startWeb`. */
  killWeb(): Promise<void>;
  startWeb(): Promise<void>;
  /** Ends both processes and removes their data. */
  stop(): Promise<void>;
}

/** Seeds the database and starts Foyer's real web and worker processes from build/; resolves when both are ready. */
export async function startFoyer(options: FoyerOptions): Promise<RunningFoyer> {
  const dataFolder = mkdtempSync(path.join(os.tmpdir(), 'foyer app-'));
  const port = options.port ?? (await findFreePort(FIRST_PORT));
  const settings = readSettings({ NODE_ENV: 'test', PORT: `${port}`, FOYER_DATA: dataFolder });
  const foyer = {
    settings,
    secret: readOrMakeSecret(dataFolder),
    databaseUrl: options.databaseUrl,
    sandboxUrl: options.sandboxUrl ?? null,
    environment: options.environment ?? {},
    log: (name: string) => openLog(dataFolder, name, () => {}),
  };
  const { logIns, setUpSecret } = await seed(foyer);
  const web = webProcess(foyer);
  const worker = workerProcess(foyer);
  await Promise.all([web.start(), worker.start()]);
  return {
    url: settings.url,
    logIns,
    setUpSecret,
    secret: foyer.secret,
    killWorker: () => worker.kill(),
    startWorker: async () => void (await worker.start()),
    killWeb: () => web.kill(),
    startWeb: async () => void (await web.start()),
    stop: async () => {
      await Promise.all([web.stop(), worker.stop()]);
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}
