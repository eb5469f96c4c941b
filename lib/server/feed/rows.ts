import 'server-only';
import { pool } from '../db';

/** One row of the feed. The payload stays text: it is written to streams as it is. */
export interface FeedRow {
  seq: number;
  type: string;
  channelId: string | null;
  agentId: string | null;
  payload: string;
}

/** Rows read at once; a reader that is further behind comes again. */
export const BATCH = 500;

/** The rows after a position, in order. */
export async function readFeed(workspaceId: string, after: number): Promise<FeedRow[]> {
  const { rows } = await pool().query<FeedRow>({
    name: 'read-feed',
    text: `SELECT seq::int, type, channel_id AS "channelId", agent_id AS "agentId", payload::text
           FROM feed WHERE workspace_id = $1 AND seq > $2 ORDER BY seq LIMIT ${BATCH}`,
    values: [workspaceId, after],
  });
  return rows;
}

/** The first and the last position there are; a workspace without events has 1 and 0. */
export async function feedRange(workspaceId: string): Promise<{ first: number; last: number }> {
  const { rows } = await pool().query<{ first: number; last: number }>(
    `SELECT coalesce((SELECT min(seq) FROM feed WHERE workspace_id = $1), counter.seq + 1)::int AS first,
       counter.seq::int AS last
     FROM (SELECT coalesce((SELECT seq FROM feed_counter WHERE workspace_id = $1), 0) AS seq) AS counter`,
    [workspaceId],
  );
  return rows[0] ?? { first: 1, last: 0 };
}
