import { type RunningFoyer, startFoyer } from './app-process';
import { createTestDatabase } from './database';

/** A Foyer for a bench, on a database of its own. */
export interface BenchFoyer {
  readonly foyer: RunningFoyer;
  readonly databaseUrl: string;
  stop(): Promise<void>;
}

/**
 * Starts Foyer as people run it, without its worker: what a bench makes it take is not imported meanwhile, which is
 * another bench. The bench's own process gets what the server's modules read at their first use.
 */
export async function startBenchFoyer(): Promise<BenchFoyer> {
  const database = await createTestDatabase();
  const foyer = await startFoyer({ databaseUrl: database.url, environment: { LOG_LEVEL: 'error' } });
  await foyer.killWorker();
  Object.assign(process.env, {
    DATABASE_URL: database.url,
    FOYER_SECRET: foyer.secret,
    FOYER_URL: foyer.url,
  });
  return {
    foyer,
    databaseUrl: database.url,
    stop: async () => {
      const { closeDatabase } = await import('@/lib/server/db');
      await closeDatabase();
      await foyer.stop();
      await database.drop();
    },
  };
}
