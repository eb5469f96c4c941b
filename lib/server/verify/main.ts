import 'server-only';
import { closeDatabase } from '../db';
import { type Drift, findDrifts } from '../queries/find-drifts';
import { listWorkspaces } from '../queries/list-workspaces';

/** `npm run verify`: tells of every drift there is, one a line. The exit code is 0 when there is none. */
async function main(): Promise<void> {
  const workspaces = await listWorkspaces();
  let driftCount = 0;
  let checkCount = 0;
  for (const { id, name } of workspaces) {
    const audit = await findDrifts(id);
    driftCount += audit.drifts.length;
    checkCount += audit.checkCount;
    for (const drift of audit.drifts) say(`${name}: ${describe(drift)}`);
    if (audit.hasMore) say(`${name}: and more of the same kind`);
  }
  await closeDatabase();
  say(`${workspaces.length} workspaces, ${checkCount} checks, ${driftCount} drifts`);
  process.exitCode = driftCount === 0 ? 0 : 1;
}

function describe({ table, key, field, expected, found }: Drift): string {
  return `${table} ${key}: ${field} is ${found ?? 'empty'}, expected ${expected ?? 'empty'}`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

await main();
