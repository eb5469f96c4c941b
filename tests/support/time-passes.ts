import type { World } from './world';

const MINUTE = "interval '61 seconds'";

/** Everything in which Foyer has written down a time that its outbox, its queue or its budget waits for. */
const BACKDATE = [
  `UPDATE message SET attempted_at = attempted_at - ${MINUTE}, absent_since = absent_since - ${MINUTE},
     lease_until = lease_until - ${MINUTE}, wait_until = wait_until - ${MINUTE}
   WHERE delivery IN ('queued', 'sending', 'waiting', 'unknown')`,
  `UPDATE graphile_worker._private_jobs SET run_at = run_at - ${MINUTE} WHERE locked_at IS NULL`,
  `UPDATE account SET calls_paused_until = calls_paused_until - ${MINUTE}`,
  `UPDATE call_budget SET blocked_until = blocked_until - ${MINUTE}`,
];

/**
 * Lets a minute pass for real processes, which know no other clock than the machine's: what they have written down
 * becomes older. Only while none of them is in the middle of something.
 */
export async function minutePasses(world: World): Promise<void> {
  for (const statement of BACKDATE) await world.rows(statement);
}

/** The last signs of life of a dead worker become older, so that the living take over what it held. */
export async function growSilent(world: World, worker: string): Promise<void> {
  await world.rows(`UPDATE worker_beat SET beat_at = beat_at - ${MINUTE} WHERE worker_id = $1`, [worker]);
  await world.rows(
    `UPDATE graphile_worker._private_jobs SET locked_at = locked_at - ${MINUTE} WHERE locked_by = $1`,
    [worker],
  );
}
