import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';

const ROOT = resolve(import.meta.dirname, '../..');

/** Built once for each test file: what is tested is what is shipped, and it starts twice as fast as the sources. */
let bundle: Promise<string> | undefined;

export interface SandboxOptions {
  /** `quiet` (the default) has customers act only when told to; `demo` lets them write by themselves. */
  readonly scenario?: 'demo' | 'quiet';
  /** Data folder (FOYER_DATA); a temporary one, removed by `stop`, when not given. */
  readonly dataDir?: string;
  /** Any free port when not given. */
  readonly port?: number;
}

export interface SandboxProcess {
  readonly url: string;
  readonly dataDir: string;
  readonly pid: number;
  /** Calls a route of the control surface: path without `/__sandbox`. Throws on an answer that is not 2xx. */
  control<T = unknown>(path: string, init?: { method?: string; body?: unknown }): Promise<T>;
  /** Ends the process (SIGTERM, or the given signal) and waits until it is gone. */
  stop(signal?: NodeJS.Signals): Promise<void>;
}

/** Starts a sandbox as a real process of its own and resolves when it is ready. */
export async function startSandbox(options: SandboxOptions = {}): Promise<SandboxProcess> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'foyer-sandbox-')));
  bundle ??= bundled();
  const child = spawn(process.execPath, [await bundle], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      SANDBOX_PORT: String(options.port ?? 0),
      SANDBOX_SCENARIO: options.scenario ?? 'quiet',
      FOYER_DATA: dataDir,
    },
  });
  // A test run that breaks off must not leave a sandbox behind.
  const killWithUs = () => child.kill('SIGKILL');
  process.once('exit', killWithUs);
  child.once('exit', () => process.off('exit', killWithUs));
  const url = await readyUrl(child);
  return {
    url,
    dataDir,
    pid: child.pid ?? 0,
    control: (path, init) => callControl(url, path, init),
    stop: async (signal = 'SIGTERM') => {
      await ended(child, signal);
      if (options.dataDir === undefined && signal !== 'SIGKILL')
        await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function bundled(): Promise<string> {
  const file = join(ROOT, 'build', 'test', 'sandbox.mjs');
  const draft = `${file}.${process.pid}`;
  await build({
    entryPoints: [join(ROOT, 'lib/sandbox/main.ts')],
    outfile: draft,
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    logLevel: 'warning',
  });
  // Several test files may do this at the same time.
  await rename(draft, file);
  return file;
}

async function readyUrl(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('the sandbox has no output');
  for await (const line of createInterface({ input: child.stdout })) {
    return (JSON.parse(line) as { url: string }).url;
  }
  throw new Error('the sandbox ended before it was ready');
}

async function callControl<T>(
  url: string,
  path: string,
  { method = 'GET', body }: { method?: string; body?: unknown } = {},
): Promise<T> {
  const response = await fetch(`${url}/__sandbox${path}`, {
    method,
    headers: { 'Content-Type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
  return JSON.parse(text) as T;
}

function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((done) => {
    child.once('exit', () => done());
    child.kill(signal);
  });
}
