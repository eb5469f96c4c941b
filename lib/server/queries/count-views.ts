import 'server-only';
import type { Counts } from '@/lib/contract/session';
import type { Viewer } from '@/lib/domain/permission';
import { viewNames } from '@/lib/domain/view';
import type { Database } from '../db';
import { READABLE_CHANNELS, viewerParams } from './readable-channels-sql';
import { viewSql } from './view-sql';

interface CountRecord {
  channel_id: string;
  channel_type: string;
  mine: number;
  unassigned: number;
  all: number;
  closed: number;
}

const columns = viewNames
  .map((view) => `count(*) FILTER (WHERE ${viewSql(view, '$2')})::int AS "${view}"`)
  .join(', ');

/** How many conversations each view, channel and type of channel holds, of those the viewer may read. */
export async function countViews(db: Database, viewer: Viewer): Promise<Counts> {
  const records = await db.rows<CountRecord>(
    `WITH readable AS (${READABLE_CHANNELS})
     SELECT conversation.channel_id, channel.type AS channel_type, ${columns}
     FROM conversation
     JOIN channel ON channel.workspace_id = conversation.workspace_id AND channel.id = conversation.channel_id
     WHERE conversation.workspace_id = $1::uuid AND conversation.channel_id IN (SELECT id FROM readable)
     GROUP BY conversation.channel_id, channel.type`,
    viewerParams(viewer),
  );
  return summed(records);
}

function summed(records: CountRecord[]): Counts {
  const counts: Counts = {
    views: { mine: 0, unassigned: 0, all: 0, closed: 0 },
    channels: {},
    channelTypes: {},
  };
  for (const record of records) {
    for (const view of viewNames) counts.views[view] += record[view];
    counts.channels[record.channel_id] = record.all;
    counts.channelTypes[record.channel_type] = (counts.channelTypes[record.channel_type] ?? 0) + record.all;
  }
  return counts;
}
