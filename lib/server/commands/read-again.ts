import 'server-only';
import { callAccount } from '../account/call-account';
import { whenToRetry } from '../account/when-to-retry';
import { inTransaction } from '../db';
import { enqueue, type Jobs } from '../queue';
import { readContent } from '../ringcentral/contents';
import { importContents } from '../writes/import-contents';

/**
 * Reads one content once more. The platform dates changes by the second: of two that it dates alike nothing but a
 * later read tells which one holds.
 */
export async function readAgain(job: Jobs['read-again'], now: Date): Promise<void> {
  const { contentId, ...account } = job;
  const answer = await callAccount(account, { group: 'light', priority: 'confirm', now }, (connection) =>
    readContent(connection, contentId),
  );
  // One that is refused is gone or hidden, which its next event or the deep check tells.
  if (answer.outcome === 'refused') return;
  await inTransaction(async (tx) => {
    if (answer.outcome === 'ok') await importContents(tx, account, [answer.value]);
    else enqueue(tx, 'read-again', job, { runAt: whenToRetry(answer, now) });
  });
}
