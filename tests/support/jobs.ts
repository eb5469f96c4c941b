import { Logger, runOnce } from 'graphile-worker';
import { pool } from '@/lib/server/db';
import { tasks } from '@/lib/server/worker/tasks';

/** Runs every job that is due, and those they make, until there is none: what the worker would do. */
export async function runDueJobs(concurrency = 1): Promise<void> {
  const logger = new Logger(() => () => undefined);
  await runOnce({ pgPool: pool(), taskList: tasks, concurrency, noHandleSignals: true, logger });
}
