import 'server-only';
import { setTimeout as wait } from 'node:timers/promises';
import { meetDatabase } from '../commands/meet-database';
import { recoverDeliveries } from '../commands/recover-deliveries';
import { releaseWork } from '../commands/release-work';
import { showWorkerAlive } from '../commands/show-worker-alive';
import { sweepAccounts } from '../commands/sweep-accounts';
import { takeOverWork } from '../commands/take-over-work';
import { log } from '../log';
import { type RunningQueue, runQueue } from '../queue';
import { followFeeds } from './follow-feeds';
import { schedule } from './schedule';
import { tasks } from './tasks';

/** Milliseconds between two signs of life. */
const BEAT_EVERY = 5_000;
/** Milliseconds between two looks for what dead workers left. */
const LOOK_EVERY = 10_000;
/** Milliseconds until a database that was away is looked for again. */
const LOOK_AGAIN = 1_000;

/**
 * The worker process: runs jobs until it is told to stop, and finishes what it has begun. When the database goes away
 * the queue ends, and another begins as soon as it is back: nobody needs to start the process again.
 */
async function main(): Promise<void> {
  let queue = await begin([]);
  followFeeds();
  let isTold = false;
  const timers = [
    setInterval(() => beat(queue), BEAT_EVERY),
    setInterval(() => takeOverWork(new Date()).catch(logMissedLook), LOOK_EVERY),
  ];
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, async () => {
      isTold = true;
      timers.forEach(clearInterval);
      await queue.stop();
      process.exit(0);
    });
  }
  process.stdout.write(`${JSON.stringify({ ready: true })}\n`);
  for (;;) {
    await queue.lost;
    if (isTold) return;
    queue = await begin(queue.workerIds);
  }
}

/**
 * Begins to take jobs, as soon as the database answers.
 *
 * @param former names of a queue of this process that lost the database
 */
async function begin(former: readonly string[]): Promise<RunningQueue> {
  for (;;) {
    const queue = await takeUp(former).catch(logAbsence);
    if (queue) return queue;
    await wait(LOOK_AGAIN);
  }
}

/** Whatever happened while nobody could work: what was begun is looked after, and what was missed is fetched. */
async function takeUp(former: readonly string[]): Promise<RunningQueue> {
  await meetDatabase(new Date());
  await releaseWork(former);
  await recoverDeliveries(new Date());
  await sweepAccounts();
  const queue = await runQueue(tasks, schedule);
  await beat(queue);
  return queue;
}

async function beat({ workerIds }: RunningQueue): Promise<void> {
  await showWorkerAlive([...workerIds]).catch((error) =>
    log().warn({ err: error }, 'the worker could not show that it lives'),
  );
}

function logAbsence(error: unknown): null {
  log().warn({ err: error }, 'the worker waits for the database');
  return null;
}

function logMissedLook(error: unknown): void {
  log().warn({ err: error }, 'the worker could not look for what others left');
}

main().catch((error) => {
  log().fatal({ err: error }, 'the worker cannot start');
  process.exit(1);
});
