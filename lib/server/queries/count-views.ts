import 'server-only';
import type { Counts } from '@/lib/contract/session';
import type { Viewer } from '@/lib/domain/permission';
import { type CountedView, countedViews, viewFilter } from '@/lib/domain/view';
import type { Database } from '../db';
import { READABLE_CHANNELS, viewerParams } from './readable-channels-sql';
import { viewSql } from './view-sql';

type CountRecord = Record<CountedView, number> & {
  channel_id: string;
  channel_type: string;
  team_id: string | null;
};

/** How many conversations each view, channel, type of channel and team holds, of those the viewer may read. */
export async function countViews(db: Database, viewer: Viewer): Promise<Counts> {
  const params: unknown[] = viewerParams(viewer);
  const columns = countedViews
    .map((view) => `count(*) FILTER (WHERE ${viewSql(viewFilter(view), params)})::int AS "${view}"`)
    .join(', ');
  const records = await db.rows<CountRecord>(
    `SELECT conversation.channel_id, readable.type AS channel_type, conversation.team_id, ${columns}
     FROM (${READABLE_CHANNELS}) AS readable
     JOIN conversation ON conversation.workspace_id = $1::uuid AND conversation.channel_id = readable.id
     WHERE conversation.status <> 'closed' OR conversation.failed_count > 0
     GROUP BY conversation.channel_id, readable.type, conversation.team_id`,
    params,
  );
  return summed(records);
}

function summed(records: CountRecord[]): Counts {
  const counts: Counts = {
    views: { mine: 0, unassigned: 0, all: 0, mentions: 0, snoozed: 0, undelivered: 0 },
    channels: {},
    channelTypes: {},
    teams: {},
  };
  for (const record of records) {
    for (const view of countedViews) counts.views[view] += record[view];
    add(counts.channels, record.channel_id, record.all);
    add(counts.channelTypes, record.channel_type, record.all);
    if (record.team_id !== null) add(counts.teams, record.team_id, record.all);
  }
  return counts;
}

function add(numbers: Record<string, number>, key: string, by: number): void {
  numbers[key] = (numbers[key] ?? 0) + by;
}
