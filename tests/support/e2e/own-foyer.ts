import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { migrateDatabase } from '@/lib/launch/database.mjs';
import { openLog } from '@/lib/launch/logs.mjs';
import { type RunningFoyer, startFoyer } from '../app-process';
import { type SandboxProcess, startSandbox } from '../sandbox-process';

/** A Foyer beside that of the stories, which no demo has run in, and the platform that it speaks to. */
export interface OwnFoyer {
  foyer: RunningFoyer;
  sandbox: SandboxProcess;
  stop(): Promise<void>;
}

/**
 * Starts one for an ISV: its operator has a key, and one app of the platform serves all its customers.
 *
 * @param operatorKey as FOYER_OPERATOR_KEY
 */
export async function startOwnFoyer(operatorKey: string): Promise<OwnFoyer> {
  const sandbox = await startSandbox();
  await sandbox.control('/settings', { method: 'PUT', body: { rateLimits: 'off' } });
  const app = await sandbox.control<{ clientId: string; clientSecret: string }>('/apps', {
    method: 'POST',
    body: { name: 'Inboxes for all' },
  });
  const foyer = await startFoyer({
    databaseUrl: await makeDatabase(),
    environment: {
      FOYER_OPERATOR_KEY: operatorKey,
      FOYER_APP_SERVER: sandbox.url,
      FOYER_APP_CLIENT_ID: app.clientId,
      FOYER_APP_CLIENT_SECRET: app.clientSecret,
    },
  });
  return {
    foyer,
    sandbox,
    stop: async () => {
      await foyer.stop();
      await sandbox.stop();
    },
  };
}

/** On the server of the stories, which goes with the run. @returns its address */
async function makeDatabase(): Promise<string> {
  const stories = process.env.DATABASE_URL ?? '';
  const name = `own_${randomUUID().replaceAll('-', '')}`;
  const client = new pg.Client({ connectionString: stories });
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  const url = Object.assign(new URL(stories), { pathname: `/${name}` }).href;
  await migrateDatabase(url, () => ({ log: openLog(join(tmpdir(), name), 'migrate', () => {}) }));
  return url;
}
