import { runMigrations } from 'graphile-worker';
import { connectAccount } from '@/lib/server/commands/connect-account';
import { offerSetUp } from '@/lib/server/commands/offer-set-up';
import { seedDemo } from '@/lib/server/commands/seed-demo';
import { closeDatabase, pool } from '@/lib/server/db';
import { env } from '@/lib/server/env';

/**
 * Runs after the migrations, at every start: gives a new database its job queue, its first account or the demo, and
 * a way for the first admin to get in. Repeating it changes nothing. Its last line tells, as JSON, who can log in.
 */
async function main(): Promise<void> {
  await runMigrations({ pgPool: pool() });
  const logIns = env().isDemo ? await seedDemo() : await connectFromEnvironment();
  const setUpSecret = await offerSetUp();
  process.stdout.write(`${JSON.stringify({ logIns, setUpSecret })}\n`);
  await closeDatabase();
}

/** A real account has no log-ins of a demo. */
async function connectFromEnvironment(): Promise<[]> {
  const {
    RINGCENTRAL_SERVER_URL: serverUrl,
    RINGCENTRAL_CLIENT_ID: clientId,
    RINGCENTRAL_CLIENT_SECRET: clientSecret,
    RINGCENTRAL_JWT: jwt,
  } = env();
  if (serverUrl && clientId && clientSecret && jwt) {
    await connectAccount({ serverUrl, clientId, clientSecret, jwt });
  }
  return [];
}

await main();
