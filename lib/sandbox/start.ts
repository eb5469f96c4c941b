import { mkdirSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { createApp } from './app';
import { resumeDeliveries } from './delivery/dispatch';
import { resumeLifetimes } from './delivery/lifetime';
import { DeliveryLog } from './delivery/log';
import type { SandboxEnv } from './env';
import { FAULT_PRESETS } from './fault-presets';
import { FaultBook } from './faults';
import { Contract } from './http/contract';
import { RequestLog } from './http/request-log';
import { Limits } from './limits';
import { credentials } from './oauth/credentials';
import type { Sandbox } from './sandbox';
import { seedBusiness } from './scenarios/business';
import { startDemo } from './scenarios/demo';
import { seed } from './scenarios/seed';
import { resumeExports } from './sending/export';
import { Clock } from './state/clock';
import { keptClock, keptSettings } from './state/facts';
import { seededRandom } from './state/random';
import { Scheduler } from './state/scheduler';
import { Store } from './store';

export interface RunningSandbox {
  readonly url: string;
  /** Ends open connections, keeps what is known and lets go of the port. */
  stop(): Promise<void>;
}

/** Opens the data folder, seeds it if it is new, and listens. Rejects when the port is taken. */
export async function startSandbox(env: SandboxEnv): Promise<RunningSandbox> {
  mkdirSync(env.dataFolder, { recursive: true });
  const sandbox = openSandbox(env, await Contract.open());
  const server = createAdaptorServer({ fetch: createApp(sandbox).fetch }) as Server;
  sandbox.url = await listen(server, env);
  if (sandbox.store.channels.size === 0) seed(sandbox);
  // A folder of an earlier version lacks the channels that came later.
  else seedBusiness(sandbox);
  credentials(sandbox.store);
  resumeExports(sandbox);
  resumeDeliveries(sandbox);
  resumeLifetimes(sandbox);
  startDemo(sandbox);
  await sandbox.store.flush();
  return { url: sandbox.url, stop: () => stop(sandbox, server) };
}

function openSandbox(env: SandboxEnv, contract: Contract): Sandbox {
  const store = new Store(join(env.dataFolder, 'journal.jsonl'));
  const clock = new Clock(keptClock(store));
  const sandbox: Sandbox = {
    contract,
    store,
    clock,
    scheduler: new Scheduler(clock),
    random: seededRandom(env.seed ?? 'northwind'),
    limits: new Limits(clock, () => sandbox.settings.rateLimits),
    faults: new FaultBook(),
    requests: new RequestLog(),
    deliveries: new DeliveryLog(),
    uploadFolder: join(env.dataFolder, 'uploads'),
    url: '',
    settings: keptSettings(store, env),
  };
  const preset = FAULT_PRESETS.find(({ name }) => name === env.faultPreset);
  if (preset) sandbox.faults.replace({ ...preset, seed: sandbox.settings.seed });
  return sandbox;
}

function listen(server: Server, { port, host }: SandboxEnv): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      const actual = typeof address === 'object' && address ? address.port : port;
      // An address for all interfaces is none that a client could call.
      resolve(`http://${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host}:${actual}`);
    });
  });
}

async function stop(sandbox: Sandbox, server: Server): Promise<void> {
  sandbox.scheduler.clear();
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
  sandbox.store.close();
}
