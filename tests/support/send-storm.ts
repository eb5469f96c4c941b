import type { Message } from '@/lib/contract/message';
import { recoverDeliveries } from '@/lib/server/commands/recover-deliveries';
import { sendReply } from '@/lib/server/commands/send-reply';
import { takeOverWork } from '@/lib/server/commands/take-over-work';
import { customersWrite, replyTo } from './conversation';
import { copiesAtPlatform } from './reckoning';
import { type Chance, chanceOf } from './seeded';
import { growSilent, minutePasses } from './time-passes';
import { until } from './until';
import { startWorker, type WorkerProcess } from './worker-process';
import type { World } from './world';

const SEND = { method: 'POST', path: '/contents$' };

/** What happens to sends: of one in eight, nobody can know whether it had its effect. */
const TROUBLE = [
  { match: SEND, effect: 'storeThenReset', share: 0.07 },
  { match: SEND, effect: 'storeThenHang', share: 0.01 },
  { match: SEND, effect: 'reset', share: 0.04 },
  { match: SEND, effect: 'refuse', share: 0.01 },
  { match: SEND, effect: 'status', status: 503, code: 'CMN-211', share: 0.02 },
  { match: SEND, effect: 'status', status: 429, code: 'CMN-301', retryAfter: 1, share: 0.005 },
  // Who dies in the middle of it is dead before the platform stores what was sent.
  { match: SEND, effect: 'delay', delayMs: 300, share: 0.5 },
];

interface Storm {
  /** A multiple of the replies of a conversation. */
  sends: number;
  /** Decides which calls are struck and when workers die. */
  seed: number;
  /** How many workers die. */
  deaths: number;
  channelType?: string;
}

/** Attempts that were under way when their workers died. */
export interface Interrupted {
  /** The platform had nothing yet. */
  beforeEffect: number;
  /** The platform had stored the reply, and nothing of it was written down. */
  afterEffect: number;
}

const PER_CONVERSATION = 2;
const WORKERS = 2;
/** Minutes after the last death in which the platform still fails. */
const STORMY_MINUTES = 2;
const MOST_MINUTES = 40;
/** Milliseconds for whatever is waited for: the machine may be busy with other things. */
const PATIENCE = 900_000;

/**
 * Sends replies of many conversations through real workers that are killed at random moments and replaced, while the
 * platform fails in every way it can. Then minutes pass until all is done, the first of them still stormy.
 */
export async function storm(world: World, given: Storm): Promise<Interrupted> {
  const workers: NamedWorker[] = [];
  try {
    await writeReplies(world, given);
    await world.sandbox.control('/faults', {
      method: 'PUT',
      body: { rules: TROUBLE, seed: `${given.seed}` },
    });
    for (let number = 0; number < WORKERS; number += 1) workers.push(await start(world));
    const interrupted = await workersDie(world, workers, given);
    await untilDone(world);
    return interrupted;
  } finally {
    await Promise.all(workers.map(({ process }) => process.kill()));
  }
}

async function writeReplies(world: World, { sends, seed, channelType }: Storm): Promise<void> {
  const names = Array.from({ length: sends / PER_CONVERSATION }, (_, index) => `Storm ${seed}, ${index}`);
  const questions = await customersWrite(world, names, channelType);
  const answerAll = async () => {
    for (let question = questions.pop(); question; question = questions.pop()) await answer(world, question);
  };
  await Promise.all([answerAll(), answerAll(), answerAll()]);
}

async function answer(world: World, question: Message): Promise<void> {
  for (let number = 1; number <= PER_CONVERSATION; number += 1) {
    await sendReply(world.priya, replyTo(question, { body: `Reply ${number}` }), new Date());
  }
}

/** The workers that have shown themselves so far. */
const known: string[] = [];

interface NamedWorker {
  process: WorkerProcess;
  /** As it shows itself in the database. */
  name: string;
}

async function start(world: World): Promise<NamedWorker> {
  const process = await startWorker();
  const [newest] = await world.rows<{ name: string }>(
    'SELECT worker_id AS name FROM worker_beat WHERE worker_id <> ALL($1::text[])',
    [known],
  );
  if (!newest) throw new Error('the worker does not show itself');
  known.push(newest.name);
  return { process, name: newest.name };
}

/** One after the other, each in the middle of its work; another takes its place while the rest go on. */
async function workersDie(
  world: World,
  workers: NamedWorker[],
  { seed, deaths }: Storm,
): Promise<Interrupted> {
  const chance = chanceOf(seed);
  const interrupted = { beforeEffect: 0, afterEffect: 0 };
  for (let left = deaths; left > 0; left -= 1) {
    const [victim] = workers;
    if (!victim) throw new Error('nobody is left to die');
    await randomMomentOf(world, victim, { chance, left });
    await victim.process.kill();
    workers.shift();
    await countInterrupted(world, victim, interrupted);
    await growSilent(world, victim.name);
    await takeOverWork(new Date());
    workers.push(await start(world));
  }
  return interrupted;
}

/**
 * Such that some work is left for those who die later; every second one is in the middle of an attempt. At the latest
 * when there is nothing to begin.
 */
async function randomMomentOf(
  world: World,
  victim: NamedWorker,
  { chance, left }: { chance: Chance; left: number },
): Promise<void> {
  const now = await unfinished(world);
  const target = now - chance.below(Math.max(Math.ceil((now * 2) / (left + 1)), 1));
  const isHere = async () =>
    (await unfinished(world)) <= target && (left % 2 === 0 || (await attemptsOf(world, victim)).length > 0);
  await until(async () => (await isHere()) || (await isIdle(world)), PATIENCE);
}

/** What answers which question, and with which words, of the attempts that a worker has written down and not ended. */
async function attemptsOf(world: World, { name }: NamedWorker): Promise<string[]> {
  const attempts = await world.rows<{ key: string }>(
    `SELECT parent_content_id || ' ' || body AS key FROM message
     JOIN graphile_worker._private_jobs AS job ON job.payload ->> 'conversationId' = conversation_id::text
     WHERE delivery = 'sending' AND job.locked_by = $1`,
    [name],
  );
  return attempts.map(({ key }) => key);
}

async function countInterrupted(world: World, victim: NamedWorker, interrupted: Interrupted): Promise<void> {
  const copies = await copiesAtPlatform(world);
  for (const key of await attemptsOf(world, victim)) {
    if (copies.has(key)) interrupted.afterEffect += 1;
    else interrupted.beforeEffect += 1;
  }
}

async function untilDone(world: World): Promise<void> {
  for (let minute = 1; minute <= MOST_MINUTES; minute += 1) {
    if (minute > STORMY_MINUTES) await world.sandbox.control('/faults', { method: 'DELETE' });
    await until(() => isAtRest(world), PATIENCE);
    if ((await unfinished(world)) === 0) return;
    await minutePasses(world);
    await recoverDeliveries(new Date());
  }
  throw new Error(`${await unfinished(world)} replies are still unfinished`);
}

function unfinished(world: World): Promise<number> {
  return count(world, `message WHERE delivery IN ('queued', 'sending', 'waiting', 'unknown')`);
}

/** Nothing is left to begin; what was begun may still hang. */
async function isIdle(world: World): Promise<boolean> {
  return (await count(world, `${USABLE} AND run_at <= now() AND locked_at IS NULL`)) === 0;
}

/** Nothing is left to begin, and nothing is under way. */
async function isAtRest(world: World): Promise<boolean> {
  return (await count(world, `${USABLE} AND (run_at <= now() OR locked_at IS NOT NULL)`)) === 0;
}

/** A job whose key went to a newer one while it ran has no attempts left. */
const USABLE = 'graphile_worker._private_jobs WHERE attempts < max_attempts';

async function count(world: World, what: string): Promise<number> {
  const [row] = await world.rows<{ count: number }>(`SELECT count(*)::int AS count FROM ${what}`);
  return row?.count ?? 0;
}
