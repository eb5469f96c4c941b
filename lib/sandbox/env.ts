import { resolve } from 'node:path';
import { FAULT_PRESETS } from './fault-presets';

export interface SandboxEnv {
  /** 0 takes any free port. */
  readonly port: number;
  readonly host: string;
  /** Folder of journal and uploads. */
  readonly dataFolder: string;
  readonly scenario: 'demo' | 'quiet';
  /** What history and customers are made from; null keeps the seed of the last run. */
  readonly seed: string | null;
  /** Name of the faults to begin with. */
  readonly faultPreset: string | null;
}

/** Reads the environment of the sandbox process. Throws an Error that says what is wrong with it. */
export function readEnv(env: NodeJS.ProcessEnv): SandboxEnv {
  const port = Number(env.SANDBOX_PORT ?? 4010);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`SANDBOX_PORT must be a port number, not "${env.SANDBOX_PORT}"`);
  }
  const scenario = env.SANDBOX_SCENARIO ?? 'demo';
  if (scenario !== 'demo' && scenario !== 'quiet') {
    throw new Error(`SANDBOX_SCENARIO must be demo or quiet, not "${scenario}"`);
  }
  const faultPreset = env.SANDBOX_FAULTS || null;
  if (faultPreset !== null && !FAULT_PRESETS.some(({ name }) => name === faultPreset)) {
    const names = FAULT_PRESETS.map(({ name }) => name).join(', ');
    throw new Error(`SANDBOX_FAULTS must be one of ${names}, not "${faultPreset}"`);
  }
  const seed = env.SANDBOX_SEED || null;
  const dataFolder = resolve(env.FOYER_DATA ?? '.foyer', 'sandbox');
  return { port, host: env.HOST ?? '127.0.0.1', dataFolder, scenario, seed, faultPreset };
}
