import 'server-only';
import { inTransaction } from '../db';
import { unlockWorkers } from '../queue';

/** Jobs that stand in the names of workers which run nothing any more are given to others at once. */
export async function releaseWork(workerIds: readonly string[]): Promise<void> {
  await inTransaction((tx) => unlockWorkers(tx, [...workerIds]));
}
