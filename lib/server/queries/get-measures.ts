import 'server-only';
import { database } from '../db';

/** A number of a kind; kinds are ours, never a workspace's. */
export interface Count {
  kind: string;
  count: number;
}

/** How the whole deployment is doing, in numbers: nothing of any workspace. */
export interface Measures {
  workspaces: Count[];
  accounts: Count[];
  /** Deliveries of the last hour, by what became of them. */
  intake: Count[];
  /** Replies that are on their way, or failed, by where they stand. */
  outbox: Count[];
  /** What is wrong with accounts now. */
  incidents: Count[];
  /** Logins whose calls the platform turns away now, by the group of the calls. */
  heldBack: Count[];
  jobsWaiting: number;
  /** Jobs that were given up: nobody tries them again. */
  jobsDead: number;
  /** Seconds that the job has waited which has waited longest. */
  oldestJobSeconds: number;
  /** Seconds since the account was swept that was swept longest ago; of those at work whose history is here. */
  oldestSweepSeconds: number;
}

/** Throws when the database is away. */
export async function getMeasures(): Promise<Measures> {
  const [found] = await database.rows<Measures>(MEASURES);
  if (!found) throw new Error('no measures');
  return found;
}

const countsOf = (select: string) =>
  `(SELECT coalesce(json_agg(counted), '[]') FROM (${select} GROUP BY 1) AS counted)`;

const RUNNABLE = 'locked_at IS NULL AND run_at <= now() AND attempts < max_attempts';

/** The deliveries workspace by workspace, and the outbox by its states, so that there is an index for each. */
const MEASURES = `
  SELECT
    ${countsOf(`SELECT CASE WHEN suspended_at IS NULL THEN 'working' ELSE 'suspended' END AS kind, count(*) FROM workspace`)}
      AS workspaces,
    ${countsOf('SELECT state::text AS kind, count(*) FROM account')} AS accounts,
    ${countsOf(`SELECT event.fate::text AS kind, count(*) FROM workspace CROSS JOIN LATERAL (
        SELECT fate FROM webhook_event
        WHERE webhook_event.workspace_id = workspace.id AND received_at > now() - interval '1 hour') AS event`)}
      AS intake,
    ${countsOf(`SELECT kind, count(*) FROM (
        SELECT delivery::text AS kind FROM message WHERE delivery IN ('queued', 'sending', 'waiting', 'unknown')
        UNION ALL
        SELECT delivery::text FROM message WHERE delivery IN ('failed', 'not_confirmed')) AS outbox`)} AS outbox,
    ${countsOf('SELECT kind, count(*) FROM incident WHERE ended_at IS NULL')} AS incidents,
    ${countsOf('SELECT usage_group AS kind, count(*) FROM call_budget WHERE blocked_until > now()')} AS "heldBack",
    (SELECT count(*)::int FROM graphile_worker._private_jobs WHERE ${RUNNABLE}) AS "jobsWaiting",
    (SELECT count(*)::int FROM graphile_worker._private_jobs
     WHERE locked_at IS NULL AND attempts >= max_attempts) AS "jobsDead",
    (SELECT coalesce(extract(epoch FROM now() - min(run_at)), 0)::float8
     FROM graphile_worker._private_jobs WHERE ${RUNNABLE}) AS "oldestJobSeconds",
    (SELECT coalesce(extract(epoch FROM now() - min(coalesce(last_sweep_at, import_completed_at))), 0)::float8
     FROM account JOIN workspace ON workspace.id = account.workspace_id AND workspace.suspended_at IS NULL
     WHERE state = 'connected' AND import_completed_at IS NOT NULL) AS "oldestSweepSeconds"`;
