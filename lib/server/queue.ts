import 'server-only';
import { EventEmitter } from 'node:events';
import { Logger, type ParsedCronItem, run, type TaskList, type WorkerEvents } from 'graphile-worker';
import { type CommitStep, closeDatabase, pool, type Transaction } from './db';
import { log } from './log';

/** The key of an account, as jobs carry it. */
export interface AccountKey {
  workspaceId: string;
  accountId: string;
}

/** Every job there is, and what it is told. A job names a command (lib/server/worker/tasks.ts). */
export interface Jobs {
  'import-event': AccountKey & { eventId: string };
  'confirm-contents': AccountKey;
  'read-again': AccountKey & { contentId: string };
  'import-history': AccountKey;
  'sweep-account': AccountKey;
  /** Soon again because something was missed, so many times in all. */
  'sweep-again': AccountKey & { looksLeft: number };
  'walk-sweep-gap': AccountKey;
  'deep-check': AccountKey;
  'name-people': AccountKey;
  'maintain-subscription': AccountKey;
  'learn-uploads': AccountKey;
  'remove-old-uploads': Record<string, never>;
  'deliver-reply': { workspaceId: string; conversationId: string };
  'reconcile-reply': { workspaceId: string; messageId: string };
  'wake-conversation': { workspaceId: string; conversationId: string; until: string };
  'wake-conversations': Record<string, never>;
  'bulk-change': { workspaceId: string; bulkChangeId: string };
  'mail-invitation': { workspaceId: string; invitationId: string };
  /** Asked for by anybody, for any address: only the job looks whether it is somebody's. */
  'mail-password-reset': { email: string; askedAt: string };
  'recover-deliveries': Record<string, never>;
  'move-windows': Record<string, never>;
  'return-absent-work': Record<string, never>;
  'return-stranded-work': { workspaceId: string };
  'sweep-accounts': Record<string, never>;
  'plan-webhooks': { workspaceId: string };
  'send-webhooks': { workspaceId: string; webhookId: string };
  'tend-webhooks': Record<string, never>;
  'remove-old-webhook-deliveries': Record<string, never>;
  'begin-deep-checks': Record<string, never>;
  'notice-silence': Record<string, never>;
}

export type JobName = keyof Jobs;

interface Job {
  name: JobName;
  payload: Jobs[JobName];
  /** Jobs of one key are one job until it runs: hints coalesce. */
  key: string | null;
  runAt: Date | null;
}

interface EnqueueOptions {
  /** Left out: the job's name and payload, so that asking twice is asking once. */
  key?: string;
  /** Not before. */
  runAt?: Date;
}

/**
 * Adds a job in the transaction of the change that needs it: both commit or neither does. A job of the same key
 * that has not begun keeps the earlier of the two times.
 */
export function enqueue<N extends JobName>(
  tx: Transaction,
  name: N,
  payload: Jobs[N],
  options: EnqueueOptions = {},
): void {
  const key = options.key ?? keyOf(name, payload);
  tx.atCommit(addJobs, { name, payload, key, runAt: options.runAt ?? null });
}

/** Sorted, because a payload that comes back from the database has its members in another order. */
function keyOf(name: string, payload: object): string {
  const members = Object.entries(payload).sort(([a], [b]) => (a < b ? -1 : 1));
  return [name, ...members.map(([, value]) => value)].join(':');
}

/**
 * One statement for all jobs of a transaction: each add_job notifies, and a commit with a pending notification
 * takes a lock of the whole server (limits.md, fact 4).
 */
const addJobs: CommitStep<Job> = {
  order: 1,
  async run(tx, jobs) {
    const distinct = [...new Map(jobs.map((job) => [job.key, job])).values()];
    await tx.rows(ADD_JOBS, [JSON.stringify(distinct)]);
  },
};

const ADD_JOBS = `
  SELECT count(graphile_worker.add_job(
    job.name, job.payload::json, job_key := job.key,
    run_at := LEAST(coalesce(job."runAt", now()), (
      SELECT waiting.run_at FROM graphile_worker._private_jobs AS waiting
      WHERE waiting.key = job.key AND waiting.locked_at IS NULL AND waiting.attempts = 0
    )),
    max_attempts := 25
  ))::int AS added
  FROM jsonb_to_recordset($1::jsonb) AS job(name text, payload jsonb, key text, "runAt" timestamptz)`;

/** Takes back every job of a workspace that has not begun. */
export async function dropJobs(tx: Transaction, workspaceId: string): Promise<void> {
  await tx.rows(
    `DELETE FROM graphile_worker._private_jobs
     WHERE payload->>'workspaceId' = $1 AND locked_at IS NULL RETURNING 1`,
    [workspaceId],
  );
}

/** Milliseconds without a sign of life after which a worker counts as dead. */
const DEAD_AFTER = 30_000;

/** Gives the jobs of workers that have not shown themselves for a while to the others. */
export async function unlockDeadWorkers(tx: Transaction, now: Date): Promise<void> {
  await tx.rows(
    `SELECT graphile_worker.force_unlock_workers(array_agg(DISTINCT locked_by))::text
     FROM graphile_worker._private_jobs
     WHERE locked_by IS NOT NULL AND locked_at < $1::timestamptz
       AND locked_by NOT IN (SELECT worker_id FROM worker_beat WHERE beat_at >= $1::timestamptz)
     HAVING count(*) > 0`,
    [new Date(now.getTime() - DEAD_AFTER).toISOString()],
  );
}

/** Gives the jobs of these workers to the others. */
export async function unlockWorkers(tx: Transaction, workerIds: string[]): Promise<void> {
  await tx.rows(`SELECT graphile_worker.force_unlock_workers($1::text[])::text`, [workerIds]);
}

/** Jobs at once; most of the time they wait for the platform. */
const CONCURRENCY = 8;
/** Milliseconds after which a job starts that no notification announced. */
const POLL_EVERY = 1_000;

/** Jobs being run by this process. */
export interface RunningQueue {
  /** As they stand in the jobs they hold. */
  readonly workerIds: readonly string[];
  /**
   * Resolves when the queue lost the database and what it had begun is over. Then jobs may stand in its name that nobody
   * runs, because their end could not be noted, or their beginning was noted and never told.
   */
  readonly lost: Promise<void>;
  /** Finishes what was begun, takes nothing new, and closes the database. */
  stop(): Promise<void>;
}

/** Runs jobs as they come, and what is scheduled, until it is stopped or loses the database. */
export async function runQueue(tasks: TaskList, schedule: ParsedCronItem[]): Promise<RunningQueue> {
  const workerIds: string[] = [];
  const events: WorkerEvents = new EventEmitter();
  // A job is held in the name of the whole pool.
  events.on('pool:create', ({ workerPool }) => workerIds.push(workerPool.id));
  events.on('job:error', ({ job, error }) =>
    log().error({ err: error, job: job.task_identifier }, 'a job failed'),
  );
  const { missed, lost } = watchLoss(events);
  const runner = await run({
    pgPool: pool(),
    taskList: tasks,
    parsedCronItems: schedule,
    concurrency: CONCURRENCY,
    pollInterval: POLL_EVERY,
    noHandleSignals: true,
    logger: new Logger(() => (level, message) => log().debug({ level }, message)),
    events,
    preset: { worker: NOTE_ENDS },
  });
  // A queue that has lost the database may have stopped already, and then refuses to be stopped again.
  const stop = () => Promise.race([lost, runner.stop().catch(() => lost)]);
  missed.then(stop);
  return {
    workerIds,
    lost,
    stop: async () => {
      await stop();
      await closeDatabase();
    },
  };
}

/** Said at all, because then a job whose end cannot be noted is told as an event, and does not end the process. */
const NOTE_ENDS = { completeJobBatchDelay: 0, failJobBatchDelay: 0 };

/**
 * What is begun is counted here: once two ends could not be noted, graphile-worker (0.17.3) counts wrongly how many it
 * still has to note, and its own stopping never comes to an end.
 */
function watchLoss(events: WorkerEvents): { missed: Promise<void>; lost: Promise<void> } {
  const begun = new Set<string>();
  const missed = new Promise<void>((resolve) => {
    events.once('worker:getJob:error', () => resolve());
    events.once('pool:fatalError', () => resolve());
  });
  const lost = new Promise<void>((resolve) => {
    const look = () => begun.size === 0 && resolve();
    events.on('job:start', ({ job }) => begun.add(job.id));
    events.on('job:complete', ({ job }) => begun.delete(job.id));
    missed.then(() => events.on('job:complete', look)).then(look);
  });
  return { missed, lost };
}
