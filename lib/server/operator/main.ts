import 'server-only';
import { parseArgs } from 'node:util';
import { meetDatabase } from '../commands/meet-database';
import { rotateSecret } from '../commands/rotate-secret';
import { closeDatabase } from '../db';
import { AppError } from '../errors';
import { type Asked, Misunderstood, say } from './asked';
import { workspaceActs } from './workspace-acts';

/** What the operator of a deployment asks for by command. Each says what it did; @returns whether all went well */
const acts: Record<string, (asked: Asked) => Promise<boolean>> = {
  'after-restore': async () => {
    const replies = await meetDatabase(new Date(), true);
    say(`${replies} replies are looked for at RingCentral before any of them is sent`);
    return true;
  },
  'rotate-secret': async () => {
    const { resealed, unreadable } = await rotateSecret();
    for (const place of unreadable) say(`cannot be read under either secret: ${place}`);
    say(`${resealed} secrets sealed anew, ${unreadable.length} unreadable`);
    return unreadable.length === 0;
  },
  ...workspaceActs,
};

/** Every option that some act takes. */
const options = {
  name: { type: 'string' },
  'time-zone': { type: 'string' },
  'admin-email': { type: 'string' },
  'admin-name': { type: 'string' },
  to: { type: 'string' },
  confirm: { type: 'string' },
} as const;

/** `npm run operator -- <act> [workspace] [--option value]` */
async function main(): Promise<void> {
  try {
    const { positionals, values } = parseArgs({ allowPositionals: true, options });
    const [name = '', id = ''] = positionals;
    const act = acts[name];
    if (!act) throw new Misunderstood(`Say one of: ${Object.keys(acts).join(', ')}`);
    process.exitCode = (await act({ id, ...values })) ? 0 : 1;
  } catch (error) {
    process.exitCode = told(error);
  } finally {
    await closeDatabase();
  }
}

/** @returns the exit code; 2 where nothing was tried */
function told(error: unknown): number {
  const isMisuse = error instanceof Misunderstood || (error instanceof TypeError && 'code' in error);
  if (!isMisuse && !(error instanceof AppError)) throw error;
  say(error.message);
  return isMisuse ? 2 : 1;
}

await main();
