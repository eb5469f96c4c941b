import pg from 'pg';
import { type RunningFoyer, startFoyer } from './app-process';
import { type PostgresServer, startPostgresServer } from './postgres-server';
import { type SandboxProcess, startSandbox } from './sandbox-process';
import { until } from './until';
import type { DeliveryAddress } from './webhook-sender';

/** What may be killed. */
export type Part = 'web' | 'worker' | 'postgres';

const MINUTE = 60_000;

/** A subscription as the sandbox knows it. */
export interface Subscription extends DeliveryAddress {
  id: string;
  blacklisted: object | null;
}

/** Foyer's real processes, with a database of their own, each of which may be killed at any moment. */
export interface FoyerAtRisk {
  readonly sandbox: SandboxProcess;
  readonly postgres: PostgresServer;
  /** Reads the database, which must be there. */
  rows<T>(text: string, params?: unknown[]): Promise<T[]>;
  subscription(): Promise<Subscription | undefined>;
  /** Kills these, once they had started, and lets them start again; does not wait for that. */
  crash(parts: readonly Part[]): Promise<void>;
  /** Waits until everything that was killed has started again. */
  recovered(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts everything, and waits until the first import is complete and webhooks are delivered. */
export async function startFoyerAtRisk(): Promise<FoyerAtRisk> {
  const [postgres, sandbox] = await Promise.all([startPostgresServer(), startSandbox()]);
  await sandbox.control('/settings', {
    method: 'PUT',
    body: { rateLimits: 'off', retrySeconds: [0.2, 0.3], blacklistAfterSeconds: 1 },
  });
  const foyer = await startFoyer({ databaseUrl: postgres.url, sandboxUrl: sandbox.url });
  const pool = new pg.Pool({ connectionString: postgres.url, max: 1 });
  pool.on('error', () => undefined);
  const rows = async <T>(text: string, params: unknown[] = []) =>
    (await pool.query(text, params)).rows as T[];
  const subscription = async () => {
    const { records } = await sandbox.control<{ records: Subscription[] }>('/subscriptions');
    return records[0];
  };
  const isImported = async () =>
    (await rows('SELECT FROM account WHERE import_completed_at IS NOT NULL')).length > 0;
  await until(async () => (await subscription())?.blacklisted === null && (await isImported()), MINUTE);
  return {
    sandbox,
    postgres,
    rows,
    subscription,
    ...crashing(foyer, postgres),
    stop: async () => {
      await Promise.all([pool.end(), foyer.stop()]);
      await Promise.all([postgres.stop(), sandbox.stop()]);
    },
  };
}

function crashing(foyer: RunningFoyer, postgres: PostgresServer): Pick<FoyerAtRisk, 'crash' | 'recovered'> {
  const kill = { web: foyer.killWeb, worker: foyer.killWorker, postgres: postgres.kill };
  const start = { web: foyer.startWeb, worker: foyer.startWorker, postgres: postgres.start };
  const starts = new Map<Part, Promise<void>>();
  return {
    crash: async (parts) => {
      await Promise.all(parts.map((part) => starts.get(part)));
      await Promise.all(parts.map((part) => kill[part]()));
      for (const part of parts) starts.set(part, start[part]());
    },
    recovered: async () => void (await Promise.all(starts.values())),
  };
}
