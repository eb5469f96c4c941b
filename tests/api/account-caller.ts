import { callAccount } from '@/lib/server/account/call-account';
import { closeDatabase } from '@/lib/server/db';
import { readPlatformUser } from '@/lib/server/ringcentral/extensions';

/**
 * A process of its own that calls the platform several times at once for one account, as a worker does, and prints
 * how each call ended. Arguments: workspace, account, number of calls.
 */
const [workspaceId = '', accountId = '', calls = ''] = process.argv.slice(2);
const terms = { group: 'light', priority: 'send', now: new Date() } as const;
const call = () =>
  callAccount({ workspaceId, accountId }, terms, (connection) => readPlatformUser(connection, '~'));
const answers = await Promise.all(Array.from({ length: Number(calls) }, call));
process.stdout.write(JSON.stringify(answers.map(({ outcome }) => outcome)));
await closeDatabase();
