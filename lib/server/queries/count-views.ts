import 'server-only';
import type { Counts } from '@/lib/contract/session';
import type { Viewer } from '@/lib/domain/permission';
import { countedViews } from '@/lib/domain/view';
import type { Database } from '../db';
import { READABLE_CHANNELS, viewerParams } from './readable-channels-sql';
import { viewSql } from './view-sql';

interface CountRecord {
  channel_id: string;
  channel_type: string;
  mine: number;
  unassigned: number;
  all: number;
}

const columns = countedViews
  .map((view) => `count(*) FILTER (WHERE ${viewSql(view, '$2')})::int AS "${view}"`)
  .join(', ');

/** How many conversations each view, channel and type of channel holds, of those the viewer may read. */
export async function countViews(db: Database, viewer: Viewer): Promise<Counts> {
  const records = await db.rows<CountRecord>(
    `SELECT conversation.channel_id, readable.type AS channel_type, ${columns}
     FROM (${READABLE_CHANNELS}) AS readable
     JOIN conversation ON conversation.workspace_id = $1::uuid AND conversation.channel_id = readable.id
     WHERE conversation.status = 'open'
     GROUP BY conversation.channel_id, readable.type`,
    viewerParams(viewer),
  );
  return summed(records);
}

function summed(records: CountRecord[]): Counts {
  const counts: Counts = {
    views: { mine: 0, unassigned: 0, all: 0 },
    channels: {},
    channelTypes: {},
  };
  for (const record of records) {
    for (const view of countedViews) counts.views[view] += record[view];
    counts.channels[record.channel_id] = record.all;
    counts.channelTypes[record.channel_type] = (counts.channelTypes[record.channel_type] ?? 0) + record.all;
  }
  return counts;
}
