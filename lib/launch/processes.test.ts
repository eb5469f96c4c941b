import { spawn } from 'node:child_process';
import { once } from 'node:events';
import net from 'node:net';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '@/tests/support/temporary-folder';
import { Failure } from './failure.mjs';
import { openLog } from './logs.mjs';
import { ManagedProcess } from './processes.mjs';

const started: ManagedProcess[] = [];

afterEach(async () => {
  for (const running of started.splice(0)) await running.kill();
});

function program(script: string, onTrouble?: (trouble: string) => void) {
  const folder = temporaryFolder();
  const managed = new ManagedProcess({
    name: 'test',
    command: process.execPath,
    args: ['-e', script],
    environment: process.env,
    log: openLog(folder, 'test', () => {}),
    isReadyLine: (line) => line.startsWith('ready'),
    ...(onTrouble ? { onTrouble } : {}),
  });
  started.push(managed);
  return managed;
}

function pidIn(line: string) {
  return Number(line.split(' ')[1]);
}

const READY = 'console.log("ready " + process.pid);';
const FOR_EVER = 'setInterval(() => {}, 1000);';

describe('a program of the launcher', () => {
  it('has started when it says so', async () => {
    expect(await program(READY + FOR_EVER).start()).toMatch(/^ready \d+$/);
  });

  it('that ends too early is reported with its last lines', async () => {
    const failure = await program('console.error("port is taken"); process.exit(3)')
      .start()
      .catch((error) => error);
    expect(failure).toBeInstanceOf(Failure);
    expect(failure.message).toBe('The test process did not start: exit code 3.');
    expect(failure.details).toBe('port is taken');
  });

  it('that cannot be found is reported', async () => {
    const missing = program('');
    missing.program.command = '/nowhere/node';
    await expect(missing.start()).rejects.toThrow('ENOENT');
  });

  it('that dies is reported and started again', async () => {
    const troubles: string[] = [];
    const running = program(READY + FOR_EVER, (trouble) => troubles.push(trouble));
    const first = pidIn(await running.start());
    process.kill(first, 'SIGKILL');
    await expect.poll(() => troubles.at(-1)).toMatch(/killed by SIGKILL\) and starts again in 1 s/);
    await expect
      .poll(() => running.program.log.lastLines().match(/^ready/gm), { timeout: 5000 })
      .toHaveLength(2);
  });

  it('that does not want to end is killed with all that it has started', { timeout: 15_000 }, async () => {
    const { connect, connected } = await listen();
    const spawn = `require('node:child_process').spawn(process.execPath, ['-e', '${connect}']);`;
    const running = program(`${spawn} process.on('SIGTERM', () => {}); ${READY} ${FOR_EVER}`);
    await running.start();
    const cut = once(await connected, 'close');
    await running.stop();
    await cut;
  });

  it('ends when the launcher is killed', { timeout: 15_000 }, async () => {
    const { connect, connected } = await listen();
    const launcher = spawn(process.execPath, ['--input-type=module', '-e', launcherOf(connect)]);
    const cut = once(await connected, 'close');
    launcher.kill('SIGKILL');
    await cut;
  });
});

/** A place to connect to: whoever was connected is known to have ended when the connection is cut. */
async function listen() {
  const server = net.createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const { port } = server.address() as net.AddressInfo;
  const connected = once(server, 'connection').then(([socket]) => (socket as net.Socket).resume());
  return { connect: `require("node:net").connect(${port}, "127.0.0.1").resume()`, connected };
}

function launcherOf(script: string) {
  const module = new URL('./processes.mjs', import.meta.url).href;
  return `
    import { ManagedProcess } from '${module}';
    const log = { write() {}, lastLines: () => '' };
    const program = { name: 'test', command: process.execPath, args: ['-e', '${script}'], environment: process.env };
    await new ManagedProcess({ ...program, log, isReadyLine: () => false }).start();`;
}
