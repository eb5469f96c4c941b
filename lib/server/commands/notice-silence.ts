import 'server-only';
import { channelTypeName } from '@/lib/domain/channel';
import { isSilent, RHYTHM_SPAN } from '@/lib/domain/rhythm';
import { inTransaction, type Transaction } from '../db';
import type { AccountKey } from '../queue';
import { endOtherSilences, openIncident } from '../writes/incidents';

interface Listened extends AccountKey {
  channelId: string;
  name: string | null;
  type: string;
  lastAt: Date;
  /** By the beginning of each hour, in milliseconds since 1970. */
  hours: Record<string, number>;
}

/**
 * Every ten minutes: counts what customers wrote, and notices channels on which nobody writes at a time when somebody
 * always does (lib/domain/rhythm.ts). What was silent and is not any more is over.
 */
export async function noticeSilence(now: Date): Promise<void> {
  const since = new Date(now.getTime() - RHYTHM_SPAN).toISOString();
  await inTransaction((tx) => tx.rows(COUNT, [since]));
  await inTransaction((tx) =>
    tx.rows(`DELETE FROM channel_hour WHERE hour < $1::timestamptz RETURNING 1`, [since]),
  );
  await inTransaction(async (tx) => {
    const silent = (await tx.rows<Listened>(LISTENED)).filter((channel) => isSilentNow(channel, now));
    for (const channel of silent) await openSilence(tx, channel);
    await endOtherSilences(
      tx,
      silent.map(({ channelId }) => channelId),
      now,
    );
  });
}

function isSilentNow({ hours, lastAt }: Listened, now: Date): boolean {
  const counts = new Map(Object.entries(hours).map(([hour, count]) => [Number(hour), count]));
  return isSilent(counts, lastAt, now);
}

async function openSilence(tx: Transaction, channel: Listened): Promise<void> {
  const { channelId: topic, name, type, lastAt: at } = channel;
  const detail = name ?? channelTypeName(type);
  await openIncident(tx, channel, { kind: 'channel-silent', topic, at, detail });
}

/**
 * From the last hour that was counted on, which is counted anew; a channel that never was, from the beginning of the span.
 * Conversations lead there: those without anything new are not looked into.
 */
const COUNT = `
  WITH counted AS (
    SELECT channel.workspace_id, channel.id, coalesce((
      SELECT max(hour) FROM channel_hour AS known
      WHERE known.workspace_id = channel.workspace_id AND known.channel_id = channel.id
    ), date_trunc('hour', $1::timestamptz)) AS since
    FROM channel
  )
  INSERT INTO channel_hour (workspace_id, channel_id, hour, count, last_at)
  SELECT counted.workspace_id, counted.id, date_trunc('hour', message.sent_at), count(*), max(message.sent_at)
  FROM counted
  JOIN conversation ON conversation.workspace_id = counted.workspace_id AND conversation.channel_id = counted.id
    AND conversation.last_message_at >= counted.since
  JOIN message ON message.workspace_id = conversation.workspace_id AND message.conversation_id = conversation.id
    AND message.sent_at >= counted.since AND message.direction = 'inbound'
  GROUP BY counted.workspace_id, counted.id, date_trunc('hour', message.sent_at)
  ON CONFLICT (workspace_id, channel_id, hour) DO UPDATE SET count = EXCLUDED.count, last_at = EXCLUDED.last_at
  RETURNING 1`;

/** Channels from which something could come: connected, at work, not closed, and heard of before. */
const LISTENED = `
  SELECT channel.workspace_id AS "workspaceId", channel.account_id AS "accountId", channel.id AS "channelId",
    channel.name, channel.type, max(known.last_at) AS "lastAt",
    jsonb_object_agg((extract(epoch FROM known.hour) * 1000)::bigint, known.count) AS hours
  FROM channel
  JOIN account ON account.workspace_id = channel.workspace_id AND account.id = channel.account_id
    AND account.state <> 'disconnected' AND account.import_completed_at IS NOT NULL
  JOIN workspace ON workspace.id = channel.workspace_id AND workspace.suspended_at IS NULL
  JOIN channel_hour AS known ON known.workspace_id = channel.workspace_id AND known.channel_id = channel.id
  WHERE NOT channel.is_retired
  GROUP BY channel.workspace_id, channel.id`;
