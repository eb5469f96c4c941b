import 'server-only';
import { EventEmitter } from 'node:events';
import { Logger, run, type WorkerEvents } from 'graphile-worker';
import { recoverDeliveries } from '../commands/recover-deliveries';
import { closeDatabase, database, pool } from '../db';
import { log } from '../log';
import { schedule } from './schedule';
import { tasks } from './tasks';

/** Jobs at once; most of the time they wait for the platform. */
const CONCURRENCY = 8;
/** Milliseconds between two signs of life. */
const BEAT_EVERY = 5_000;
/** A job that no notification announced starts after this at the latest. */
const POLL_EVERY = 1_000;

/** The worker process: runs jobs until it is told to stop, and finishes what it has begun. */
async function main(): Promise<void> {
  const workerIds = new Set<string>();
  const events: WorkerEvents = new EventEmitter();
  events.on('worker:create', ({ worker }) => workerIds.add(worker.workerId));
  await recoverDeliveries(new Date());
  const runner = await run({
    pgPool: pool(),
    taskList: tasks,
    parsedCronItems: schedule,
    concurrency: CONCURRENCY,
    pollInterval: POLL_EVERY,
    noHandleSignals: true,
    logger: new Logger(() => (level, message) => log().debug({ level }, message)),
    events,
  });
  events.on('job:error', ({ job, error }) =>
    log().error({ err: error, job: job.task_identifier }, 'a job failed'),
  );
  await beat(workerIds);
  const timer = setInterval(() => beat(workerIds).catch(logLostBeat), BEAT_EVERY);
  process.stdout.write(`${JSON.stringify({ ready: true })}\n`);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, async () => {
      clearInterval(timer);
      await runner.stop();
      await closeDatabase();
      process.exit(0);
    });
  }
}

/** Shows that these workers live: jobs of those that do not are given to others (commands/recover-deliveries.ts). */
async function beat(workerIds: Set<string>): Promise<void> {
  await database.rows(
    `WITH gone AS (DELETE FROM worker_beat WHERE beat_at < now() - interval '1 hour')
     INSERT INTO worker_beat (worker_id, beat_at) SELECT id, now() FROM unnest($1::text[]) AS id
     ON CONFLICT (worker_id) DO UPDATE SET beat_at = EXCLUDED.beat_at`,
    [[...workerIds]],
  );
}

function logLostBeat(error: unknown): void {
  log().warn({ err: error }, 'the worker could not show that it lives');
}

main().catch((error) => {
  log().fatal({ err: error }, 'the worker cannot start');
  process.exit(1);
});
