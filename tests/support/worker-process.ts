import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** Foyer's real worker, alone, on the database and secret of the test's own environment. */
export interface WorkerProcess {
  /** Ends it as a crash would, in the middle of whatever it does. */
  kill(): Promise<void>;
  /** Asks it to finish what it has begun. */
  stop(): Promise<void>;
}

/** Starts build/worker.mjs and resolves when it takes jobs. */
export async function startWorker(): Promise<WorkerProcess> {
  const child = spawn(process.execPath, ['--conditions=react-server', 'build/worker.mjs'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, LOG_LEVEL: 'error' },
  });
  // A test run that breaks off must not leave a worker behind.
  const killWithUs = () => child.kill('SIGKILL');
  process.once('exit', killWithUs);
  child.once('exit', () => process.off('exit', killWithUs));
  await isReady(child);
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  };
  return { kill: () => end('SIGKILL'), stop: () => end('SIGTERM') };
}

async function isReady(child: ChildProcess): Promise<void> {
  if (!child.stdout) throw new Error('the worker has no output');
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.includes('"ready":true')) return;
  }
  throw new Error('the worker ended before it was ready');
}
