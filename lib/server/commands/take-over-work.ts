import 'server-only';
import { inTransaction } from '../db';
import { unlockDeadWorkers } from '../queue';
import { expireLeases } from '../writes/expire-leases';

/**
 * What each living worker does every few seconds: jobs of dead workers are unlocked, and replies whose holder died
 * in mid-attempt are looked for. So the work of a dead worker is taken up within a minute.
 */
export async function takeOverWork(now: Date): Promise<void> {
  await inTransaction((tx) => unlockDeadWorkers(tx, now));
  await inTransaction((tx) => expireLeases(tx, now));
}
