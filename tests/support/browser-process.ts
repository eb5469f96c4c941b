import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { build } from 'esbuild';
import type { ViewFilter } from '@/lib/domain/view';
import { root } from '@/lib/launch/settings.mjs';
import type { ListsSeen } from './browser/lists';
import type { Question } from './browser/main';

/** What is shown in a browser beside what the server says at that moment; equal when the screen is true. */
export interface Comparison {
  shown: { seq: number; rows: unknown[]; messages: unknown[] };
  true: Comparison['shown'];
}

/** The client code of the pages in a process of its own (tests/support/browser/main.ts). */
export interface BrowserProcess {
  /** Opens the inbox with one thread in it, and follows the feed. */
  follow(conversationId: string): Promise<void>;
  compare(): Promise<Comparison>;
  /** Keeps these lists as well, each read to its end. */
  watch(filters: ViewFilter[]): Promise<void>;
  compareLists(): Promise<{ shown: ListsSeen; true: ListsSeen }>;
  /** A naive one only: opens its stream again. */
  reopen(): Promise<void>;
  /** A naive one only: frames that it has heard. */
  heard(): Promise<number>;
  /** The lid of the laptop. */
  sleep(): void;
  wake(): void;
  close(): Promise<void>;
}

interface BrowserOptions {
  /** Where it believes the server to be: the proxy. */
  origin: string;
  /** Where the server is. */
  truth: string;
  cookie: string;
  /** `naive`: follows without positions; `deaf`: not at all. */
  manner?: 'naive' | 'deaf';
}

let bundle: Promise<string> | undefined;

/** Starts a browser without a screen. */
export async function startBrowser({
  origin,
  truth,
  cookie,
  manner,
}: BrowserOptions): Promise<BrowserProcess> {
  bundle ??= bundled();
  // Without the conditions of the tests' own process, which stand for a server.
  const child = fork(await bundle, [origin, truth, cookie, manner ?? ''], { execArgv: [] });
  await once(child, 'message');
  const ask = asking(child);
  return {
    follow: async (conversationId) => void (await ask({ ask: 'follow', conversationId })),
    compare: async () => (await ask({ ask: 'compare' })) as Comparison,
    watch: async (filters) => void (await ask({ ask: 'watch', filters })),
    compareLists: async () =>
      (await ask({ ask: 'compare-lists' })) as Awaited<ReturnType<BrowserProcess['compareLists']>>,
    reopen: async () => void (await ask({ ask: 'reopen' })),
    heard: async () => (await ask({ ask: 'heard' })) as number,
    sleep: () => child.kill('SIGSTOP'),
    wake: () => child.kill('SIGCONT'),
    close: async () => {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}

type Asked = Question extends infer Q ? (Q extends unknown ? Omit<Q, 'number'> : never) : never;

function asking(child: ChildProcess): (question: Asked) => Promise<unknown> {
  let asked = 0;
  const waiting = new Map<number, (answer: { result?: unknown; error?: string }) => void>();
  child.on('message', (answer: { number: number; result?: unknown; error?: string }) =>
    waiting.get(answer.number)?.(answer),
  );
  return (question) =>
    new Promise((resolve, reject) => {
      asked += 1;
      const number = asked;
      waiting.set(number, ({ result, error }) => {
        waiting.delete(number);
        if (error === undefined) resolve(result);
        else reject(new Error(error));
      });
      child.send({ number, ...question });
    });
}

async function bundled(): Promise<string> {
  const file = path.join(root, 'build', 'test', `browser-${process.pid}.mjs`);
  await build({
    entryPoints: [path.join(root, 'tests/support/browser/main.ts')],
    outfile: file,
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    logLevel: 'warning',
  });
  return file;
}
