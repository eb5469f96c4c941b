import 'server-only';
import { database } from '../db';

/** Notes that these workers live: jobs of those that do not are given to others (commands/recover-deliveries.ts). */
export async function showWorkerAlive(workerIds: string[]): Promise<void> {
  await database.rows(
    `WITH gone AS (DELETE FROM worker_beat WHERE beat_at < now() - interval '1 hour')
     INSERT INTO worker_beat (worker_id, beat_at) SELECT id, now() FROM unnest($1::text[]) AS id
     ON CONFLICT (worker_id) DO UPDATE SET beat_at = EXCLUDED.beat_at`,
    [workerIds],
  );
}
