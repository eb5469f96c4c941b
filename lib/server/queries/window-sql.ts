import 'server-only';
import { capabilityOf, knownChannelTypes } from '@/lib/domain/channel';
import { CLOSING_HOURS } from '@/lib/domain/reply-window';

const hours = knownChannelTypes
  .map((type) => ({ type, hours: capabilityOf(type)?.replyWindow?.hours }))
  .flatMap((row) => (row.hours === undefined ? [] : [`WHEN '${row.type}' THEN ${row.hours}`]))
  .join(' ');

/**
 * Where the window of a row of `conversation` stands, as SQL: `windowStateAt` of lib/domain/reply-policy, which a test
 * holds against this one.
 *
 * @param lastInboundAt an SQL expression, as is `now`
 */
export function windowStateSql(lastInboundAt: string, now: string): string {
  return `coalesce((
    SELECT CASE WHEN talk.closes_at <= ${now} THEN 'closed'
      WHEN talk.closes_at <= ${now} + interval '${CLOSING_HOURS} hours' THEN 'closing' ELSE 'open' END
    FROM (
      SELECT ${lastInboundAt} + CASE channel.type ${hours} END * interval '1 hour' AS closes_at FROM channel
      WHERE conversation.audience = 'private'
        AND channel.workspace_id = conversation.workspace_id AND channel.id = conversation.channel_id) AS talk
    WHERE talk.closes_at IS NOT NULL), 'none')::window_state`;
}
