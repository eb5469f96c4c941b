import 'server-only';
import { setTimeout as wait } from 'node:timers/promises';
import { recoverDeliveries } from '../commands/recover-deliveries';
import { showWorkerAlive } from '../commands/show-worker-alive';
import { sweepAccounts } from '../commands/sweep-accounts';
import { takeOverWork } from '../commands/take-over-work';
import { log } from '../log';
import { type RunningQueue, runQueue } from '../queue';
import { schedule } from './schedule';
import { tasks } from './tasks';

/** Milliseconds between two signs of life. */
const BEAT_EVERY = 5_000;
/** Milliseconds between two looks for what dead workers left. */
const LOOK_EVERY = 10_000;
/** Milliseconds until a database that was away is looked for again. */
const LOOK_AGAIN = 1_000;

/** The worker process: runs jobs until it is told to stop, and finishes what it has begun. */
async function main(): Promise<void> {
  await onceDatabaseAnswers(takeUp);
  const queue = await runQueue(tasks, schedule);
  await showWorkerAlive(queue.workerIds());
  const timers = [
    setInterval(beatingFor(queue), BEAT_EVERY),
    setInterval(() => takeOverWork(new Date()).catch(logMissedLook), LOOK_EVERY),
  ];
  process.stdout.write(`${JSON.stringify({ ready: true })}\n`);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, async () => {
      timers.forEach(clearInterval);
      await queue.stop();
      process.exit(0);
    });
  }
}

/** Whatever happened while nobody could work: what was begun is looked after, and what was missed is fetched. */
async function takeUp(): Promise<void> {
  await recoverDeliveries(new Date());
  await sweepAccounts();
}

/** A worker that starts while the database is away waits for it: starting again and again would take longer. */
async function onceDatabaseAnswers(work: () => Promise<void>): Promise<void> {
  for (let isDone = false; !isDone; ) {
    isDone = await work().then(() => true, logAbsence);
    if (!isDone) await wait(LOOK_AGAIN);
  }
}

function logAbsence(error: unknown): false {
  log().warn({ err: error }, 'the worker waits for the database');
  return false;
}

/** The first sign of life after others were lost means that the database was away: what was missed is taken up. */
function beatingFor(queue: RunningQueue): () => Promise<void> {
  let wasLost = false;
  return async () => {
    try {
      await showWorkerAlive(queue.workerIds());
      if (wasLost) await takeUp();
      wasLost = false;
    } catch (error) {
      wasLost = true;
      log().warn({ err: error }, 'the worker could not show that it lives');
    }
  };
}

function logMissedLook(error: unknown): void {
  log().warn({ err: error }, 'the worker could not look for what others left');
}

main().catch((error) => {
  log().fatal({ err: error }, 'the worker cannot start');
  process.exit(1);
});
