import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { customerWrites, messageOf, messageWithId, replyTo, sweep } from '@/tests/support/conversation';
import { growSilent } from '@/tests/support/time-passes';
import { until } from '@/tests/support/until';
import { startWorker, type WorkerProcess } from '@/tests/support/worker-process';
import { createWorld, type World } from '@/tests/support/world';

/** FOYER_LONG=1 waits as long as it takes; else the dead worker's last signs of life are made older. */
const IS_LONG = process.env.FOYER_LONG === '1';

let world: World;
let workers: WorkerProcess[] = [];

beforeAll(async () => {
  world = await createWorld();
  await world.sandbox.control('/settings', {
    method: 'PUT',
    body: { answerMode: 'never', exportDelayMs: [0, 0] },
  });
  await sweep(world);
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.sandbox.control('/faults', {
    method: 'PUT',
    body: { rules: [{ match: { method: 'POST', path: '/contents$' }, effect: 'hang', times: 1 }] },
  });
});
afterEach(async () => {
  for (const worker of workers.splice(0)) await worker.kill();
});

async function start(): Promise<WorkerProcess> {
  const worker = await startWorker();
  workers = [...workers, worker];
  return worker;
}

/** A worker in the middle of a delivery, which hangs. */
async function busyWorker(name: string): Promise<WorkerProcess> {
  const asked = await customerWrites(world, { channelType: 'WhatsApp', customer: { name }, body: 'Hello?' });
  const { sendReply } = await import('@/lib/server/commands/send-reply');
  const { id } = await sendReply(
    world.priya,
    replyTo(await messageOf(world, asked.id), { body: name }),
    new Date(),
  );
  const worker = await start();
  await until(async () => (await messageWithId(world, id)).delivery?.state === 'sending', 20_000);
  return worker;
}

const holders = () =>
  world.rows<{ holder: string }>(
    `SELECT locked_by AS holder FROM graphile_worker.jobs WHERE task_identifier = 'deliver-reply' AND locked_by <> ''`,
  );

test('the job of a killed worker is taken up by a living one within a minute', async () => {
  const busy = await busyWorker('Killed');
  await start();
  const [job] = await holders();
  const killedAt = performance.now();
  await busy.kill();
  if (!IS_LONG) await growSilent(world, job?.holder ?? '');
  await until(async () => (await holders()).every(({ holder }) => holder !== job?.holder), 60_000);
  const took = performance.now() - killedAt;
  if (IS_LONG) process.stdout.write(`taken up after ${Math.round(took)} ms\n`);
  expect(took).toBeLessThan(60_000);
});

test('but not the job of one that lives, and of a dead one only because somebody looks', async () => {
  const { takeOverWork } = await import('@/lib/server/commands/take-over-work');
  // Whoever was killed at the end of the test before may hold a job still.
  const earlier = (await holders()).map(({ holder }) => holder);
  const busy = await busyWorker('Alive');
  const job = (await holders()).find(({ holder }) => !earlier.includes(holder));
  await takeOverWork(new Date());
  expect(await holders()).toContainEqual(job);
  await busy.kill();
  await growSilent(world, job?.holder ?? '');
  expect(await holders()).toContainEqual(job);
  await takeOverWork(new Date());
  expect(await holders()).not.toContainEqual(job);
});
