import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { root } from '@/lib/launch/settings.mjs';

/** A program of tests/bench/limits: what could be reached with next to nothing. */
export interface LimitProcess {
  url: string;
  stop(): Promise<void>;
}

/** Starts one and resolves when it listens. */
export async function startLimit(name: string, args: string[] = []): Promise<LimitProcess> {
  const child = fork(path.join(root, 'tests', 'bench', 'limits', `${name}.mjs`), args, { execArgv: [] });
  const [address] = (await once(child, 'message')) as [{ port: number }];
  return {
    url: `http://127.0.0.1:${address.port}`,
    stop: async () => {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}
