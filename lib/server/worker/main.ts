import 'server-only';
import { recoverDeliveries } from '../commands/recover-deliveries';
import { showWorkerAlive } from '../commands/show-worker-alive';
import { takeOverWork } from '../commands/take-over-work';
import { log } from '../log';
import { runQueue } from '../queue';
import { schedule } from './schedule';
import { tasks } from './tasks';

/** Milliseconds between two signs of life. */
const BEAT_EVERY = 5_000;
/** Milliseconds between two looks for what dead workers left. */
const LOOK_EVERY = 10_000;

/** The worker process: runs jobs until it is told to stop, and finishes what it has begun. */
async function main(): Promise<void> {
  await recoverDeliveries(new Date());
  const queue = await runQueue(tasks, schedule);
  await showWorkerAlive(queue.workerIds());
  const timers = [
    setInterval(() => showWorkerAlive(queue.workerIds()).catch(logLostBeat), BEAT_EVERY),
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

function logLostBeat(error: unknown): void {
  log().warn({ err: error }, 'the worker could not show that it lives');
}

function logMissedLook(error: unknown): void {
  log().warn({ err: error }, 'the worker could not look for what others left');
}

main().catch((error) => {
  log().fatal({ err: error }, 'the worker cannot start');
  process.exit(1);
});
