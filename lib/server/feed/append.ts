import 'server-only';
import type { FeedEvent } from '@/lib/contract/event';
import type { CommitStep, Transaction } from '../db';
import { hint } from './hint';

interface FeedRow {
  workspaceId: string;
  type: FeedEvent['type'];
  channelId: string | null;
  agentId: string | null;
  payload: FeedEvent;
}

interface Audience {
  /** Only those who may read this channel; left out, the whole workspace. */
  channelId?: string;
  /** Only this agent. */
  agentId?: string;
}

/**
 * Tells the feed what changed. The rows are written just before COMMIT, numbered without gaps in commit order.
 *
 * @param event the whole object, so that nobody has to ask for it
 */
export function appendToFeed(
  tx: Transaction,
  workspaceId: string,
  event: FeedEvent,
  audience: Audience = {},
): void {
  tx.atCommit(writeFeed, {
    workspaceId,
    type: event.type,
    channelId: audience.channelId ?? null,
    agentId: audience.agentId ?? null,
    payload: event,
  });
}

const writeFeed: CommitStep<FeedRow> = {
  order: 2,
  async run(tx, rows) {
    for (const [workspaceId, own] of byWorkspace(rows)) {
      await tx.rows(APPEND, [workspaceId, JSON.stringify(own), own.length]);
    }
  },
  afterwards(rows) {
    for (const workspaceId of byWorkspace(rows).keys()) hint(workspaceId);
  },
};

function byWorkspace(rows: FeedRow[]): Map<string, FeedRow[]> {
  const groups = new Map<string, FeedRow[]>();
  for (const row of rows) groups.set(row.workspaceId, [...(groups.get(row.workspaceId) ?? []), row]);
  return groups;
}

/** The counter's row lock is held from here to COMMIT: that is what makes the numbers gapless and in order. */
const APPEND = `
  WITH counter AS (
    INSERT INTO feed_counter (workspace_id, seq) VALUES ($1::uuid, $3::int)
    ON CONFLICT (workspace_id) DO UPDATE SET seq = feed_counter.seq + $3::int
    RETURNING seq
  )
  INSERT INTO feed (workspace_id, seq, type, channel_id, agent_id, payload)
  SELECT $1::uuid, counter.seq - $3::int + row.ordinality, row.value->>'type',
    (row.value->>'channelId')::uuid, (row.value->>'agentId')::uuid, row.value->'payload'
  FROM counter, jsonb_array_elements($2::jsonb) WITH ORDINALITY AS row`;
