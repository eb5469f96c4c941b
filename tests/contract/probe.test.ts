import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Demo } from '../support/platform-client';
import { type SandboxProcess, startSandbox } from '../support/sandbox-process';

const ROOT = resolve(import.meta.dirname, '../..');

let sandbox: SandboxProcess;
let demo: Demo;
let folder: string;

beforeAll(async () => {
  sandbox = await startSandbox();
  demo = await sandbox.control<Demo>('/demo');
  // Beside the packages it needs.
  folder = await mkdtemp(join(ROOT, 'node_modules', '.probe-'));
  await build({
    entryPoints: [join(ROOT, 'lib/sandbox/probe/main.ts')],
    outfile: join(folder, 'probe.mjs'),
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
  });
});
afterAll(async () => {
  await sandbox.stop();
  await rm(folder, { recursive: true });
});
beforeEach(() => sandbox.control('/faults', { method: 'DELETE' }));

/** Runs the program as somebody at a terminal does. */
function probe(url = sandbox.url, jwt = demo.jwt): Promise<{ code: number; said: string }> {
  const env = {
    NODE_ENV: 'test' as const,
    RINGCENTRAL_CLIENT_ID: demo.clientId,
    RINGCENTRAL_CLIENT_SECRET: demo.clientSecret,
    RINGCENTRAL_JWT: jwt,
  };
  return new Promise((done) => {
    const program = [join(folder, 'probe.mjs'), url];
    const child = execFile(process.execPath, program, { cwd: ROOT, env }, (_, said) =>
      done({ code: child.exitCode ?? -1, said }),
    );
  });
}

const strike = (operation: string, effect: object) =>
  sandbox.control('/faults', {
    method: 'PUT',
    body: { rules: [{ match: { operation }, ...effect }] },
  });

test('a server that keeps to the document differs in nothing, and nothing is changed there', async () => {
  const contents = async () => (await sandbox.control<{ records: object[] }>('/contents')).records;
  const before = await contents();
  const { code, said } = await probe();
  expect(said).toContain('Everything is as documented.');
  expect(said.match(/^✓ /gm)?.length).toBeGreaterThanOrEqual(9);
  expect(said).toContain(`contents/${'0'.repeat(24)} 404`);
  expect(code).toBe(0);
  expect(await contents()).toEqual(before);
});

test('what differs is printed where it does, once however many records have it', async () => {
  await strike('listSocialMessagingIdentities', { effect: 'garble' });
  const garbled = await probe();
  expect(garbled.code).toBe(1);
  expect(garbled.said).toMatch(/✗ GET \/cx\/social-messaging\/v1\/identities\?perPage=5 200\n {4}\S/);
  await strike('listSubscriptions', { effect: 'bare', status: 418 });
  const bare = await probe();
  expect(bare.said).toContain('status 418 is not documented');
  expect(bare.said).toContain('1 differences.');
});

test('no credential stands in what it prints, and no answer is told from a difference', async () => {
  const refused = await probe(sandbox.url, 'a-wrong-jwt-of-somebody');
  expect(refused).toMatchObject({ code: 2, said: expect.stringContaining('does not let us in') });
  expect(refused.said).not.toContain('a-wrong-jwt');
  expect(await probe('http://127.0.0.1:9')).toMatchObject({ code: 2 });
  const { said } = await probe();
  for (const secret of [demo.jwt, demo.clientSecret]) expect(said).not.toContain(secret);
});
