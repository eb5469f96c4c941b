import type { World } from './world';

const MINUTE = "interval '61 seconds'";

/** The last signs of life of a dead worker become older, so that the living take over what it held. */
export async function growSilent(world: World, worker: string): Promise<void> {
  await world.rows(`UPDATE worker_beat SET beat_at = beat_at - ${MINUTE} WHERE worker_id = $1`, [worker]);
  await world.rows(
    `UPDATE graphile_worker._private_jobs SET locked_at = locked_at - ${MINUTE} WHERE locked_by = $1`,
    [worker],
  );
}
