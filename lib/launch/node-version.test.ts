import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

/** Runs the check in a process of its own, because it ends the one it is in. */
function check(version: string) {
  const script = `import('./lib/launch/node-version.mjs').then((it) => it.requireNode('${version}'))`;
  return spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' });
}

it.each(['18.20.4', '20.10.0'])('Node %s is refused in one sentence with the cure', (version) => {
  const { status, stderr } = check(version);
  expect(status).toBe(1);
  expect(stderr).toMatch(
    /^Foyer needs Node 20\.11 or newer and this is Node .*: install a newer one from .*\n$/,
  );
});

it.each(['20.11.0', '22.0.0'])('Node %s is good enough', (version) => {
  expect(check(version)).toMatchObject({ status: 0, stderr: '' });
});
