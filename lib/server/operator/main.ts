import 'server-only';
import { meetDatabase } from '../commands/meet-database';
import { rotateSecret } from '../commands/rotate-secret';
import { closeDatabase } from '../db';

/** What the operator of a deployment asks for by command. Each says what it did; @returns whether all went well */
const acts: Record<string, () => Promise<boolean>> = {
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
};

/** `npm run operator -- <act>` */
async function main(): Promise<void> {
  const act = acts[process.argv[2] ?? ''];
  if (!act) {
    say(`Say one of: ${Object.keys(acts).join(', ')}`);
    process.exitCode = 2;
    return;
  }
  process.exitCode = (await act()) ? 0 : 1;
  await closeDatabase();
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

await main();
