import 'server-only';
import type { Health } from '@/lib/contract/health';
import { database } from '../db';

interface HealthRecord {
  isWorkerAlive: boolean | null;
  feedRows: number;
  feedLastAt: Date | null;
  lastEventAt: Date | null;
}

/** How the deployment is doing, seen from its database. Throws when that is away. */
export async function getHealth(): Promise<Health> {
  const [record] = await database.rows<HealthRecord>(HEALTH);
  const worker = workerState(record?.isWorkerAlive ?? null);
  return {
    status: worker === 'ok' ? 'ok' : 'degraded',
    database: 'ok',
    worker,
    feed: { rows: record?.feedRows ?? 0, lastAt: record?.feedLastAt?.toISOString() ?? null },
    lastEventAt: record?.lastEventAt?.toISOString() ?? null,
  };
}

function workerState(isAlive: boolean | null): Health['worker'] {
  if (isAlive === null) return 'unknown';
  return isAlive ? 'ok' : 'silent';
}

/** The counters tell how many rows were written: counting the feed itself would read all of it. */
const HEALTH = `
  SELECT (SELECT max(beat_at) > now() - interval '1 minute' FROM worker_beat) AS "isWorkerAlive",
    (SELECT coalesce(sum(seq), 0)::float8 FROM feed_counter) AS "feedRows",
    (SELECT max(newest.at) FROM feed_counter JOIN feed AS newest
       ON newest.workspace_id = feed_counter.workspace_id AND newest.seq = feed_counter.seq) AS "feedLastAt",
    (SELECT max(last_event_at) FROM account) AS "lastEventAt"`;
